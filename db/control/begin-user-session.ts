import { and, eq } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { userSessions } from "@/db/schema/control";
import { sessionEnd } from "@/lib/core/access/session-life";
import type { EpochMs } from "@/lib/core/time/range";

/** Until here a session was never good. */
const NEVER = new Date(0);

/**
 * Brings a session to life that better-auth just made; see `lib/auth/open-auth.ts`. Call it in the
 * transaction that also writes of the sign-in. The id of the session; `null`: there is none of this token
 * that was never alive.
 */
export function beginUserSession(db: ControlTx, token: string, now: EpochMs): string | null {
  const begun = db
    .update(userSessions)
    .set({
      createdAt: new Date(now),
      updatedAt: new Date(now),
      expiresAt: new Date(sessionEnd(now, now)),
    })
    .where(and(eq(userSessions.token, token), eq(userSessions.expiresAt, NEVER)))
    .returning({ id: userSessions.id })
    .get();
  return begun?.id ?? null;
}
