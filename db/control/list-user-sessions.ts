import { and, desc, eq, gt } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { userSessions } from "@/db/schema/control";
import type { EpochMs } from "@/lib/core/time/range";

/** Sessions of a person that are good now, the one used last first; never their tokens. */
export function listUserSessions(db: ControlTx, userId: string, now: EpochMs) {
  return db
    .select({
      id: userSessions.id,
      address: userSessions.ipAddress,
      userAgent: userSessions.userAgent,
      createdAt: userSessions.createdAt,
      usedAt: userSessions.updatedAt,
      expiresAt: userSessions.expiresAt,
    })
    .from(userSessions)
    .where(and(eq(userSessions.userId, userId), gt(userSessions.expiresAt, new Date(now))))
    .orderBy(desc(userSessions.updatedAt), userSessions.id)
    .all();
}
