import { eq } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { userSessions, users } from "@/db/schema/control";
import type { SessionLife } from "@/lib/core/access/session-life";

export type UserSession = SessionLife & {
  readonly id: string;
  readonly user: typeof users.$inferSelect;
};

/** A session with its person, whether it is over or not. */
export function findUserSession(db: ControlTx, id: string): UserSession | null {
  const row = db
    .select({ session: userSessions, user: users })
    .from(userSessions)
    .innerJoin(users, eq(users.id, userSessions.userId))
    .where(eq(userSessions.id, id))
    .get();
  if (row === undefined) return null;
  const { session, user } = row;
  return {
    id,
    user,
    createdAt: session.createdAt.getTime(),
    usedAt: session.updatedAt.getTime(),
    expiresAt: session.expiresAt.getTime(),
  };
}
