import { and, eq, gt, lte, or } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { userSessions, verifications } from "@/db/schema/control";
import { type EpochMs, HOUR_MS } from "@/lib/core/time/range";

/**
 * Deletes what is over: sessions, and steps of sign-ins. One that was made and not brought to life may still
 * wait for it, so it is given an hour; see `begin-user-session.ts`.
 */
export function forgetUserSessions(db: ControlTx, now: EpochMs): void {
  const [never, at] = [new Date(0), new Date(now)];
  const ended = and(gt(userSessions.expiresAt, never), lte(userSessions.expiresAt, at));
  const forgotten = and(
    eq(userSessions.expiresAt, never),
    lte(userSessions.createdAt, new Date(now - HOUR_MS)),
  );
  db.delete(userSessions).where(or(ended, forgotten)).run();
  db.delete(verifications).where(lte(verifications.expiresAt, at)).run();
}
