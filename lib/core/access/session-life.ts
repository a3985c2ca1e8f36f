import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS } from "@/lib/core/time/range";

/** A session ends when it was not used for so long, */
export const IDLE_SESSION_MS = 12 * HOUR_MS;
/** and at the latest so long after the sign-in. */
export const MOST_SESSION_MS = 7 * DAY_MS;
/** Use is noted at most so often: a write for each request would be too many. */
const NOTED_EACH_MS = 5 * MINUTE_MS;

export type SessionLife = {
  readonly createdAt: EpochMs;
  /** When its use was last noted. */
  readonly usedAt: EpochMs;
  readonly expiresAt: EpochMs;
};

/** Until when a session is good that is used now. */
export function sessionEnd(createdAt: EpochMs, now: EpochMs): EpochMs {
  return Math.min(now + IDLE_SESSION_MS, createdAt + MOST_SESSION_MS);
}

export function isOver({ createdAt, expiresAt }: SessionLife, now: EpochMs): boolean {
  return now >= expiresAt || now >= createdAt + MOST_SESSION_MS;
}

export function isUseToNote({ usedAt }: SessionLife, now: EpochMs): boolean {
  return now - usedAt >= NOTED_EACH_MS;
}
