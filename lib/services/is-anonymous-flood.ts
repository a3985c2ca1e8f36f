import { countAnonymousAudit } from "@/db/control/count-anonymous-audit";
import type { ControlTx } from "@/db/open-control";
import { type EpochMs, MINUTE_MS } from "@/lib/core/time/range";

/** What costs nobody anything to cause: no password is hashed for it. */
const CHEAP = ["access.refused", "sign_in.locked"] as const;
const MOST_A_MINUTE = 60;

/**
 * Whether strangers have had so many refusals written in the last minute that no more are. Each address and
 * each name that they give is another one, and they have as many as they like: the log must not grow by
 * asking. That there are so many says enough.
 */
export function isAnonymousFlood(db: ControlTx, now: EpochMs): boolean {
  return countAnonymousAudit(db, CHEAP, now - MINUTE_MS) >= MOST_A_MINUTE;
}
