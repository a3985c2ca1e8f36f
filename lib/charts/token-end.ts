import type { TokenWire } from "@/lib/contracts/tokens";
import { DAY_MS, type EpochMs } from "@/lib/core/time/range";
import { formatCountdown } from "./format-countdown";

/** Time enough to replace it everywhere. */
const SOON_MS = 14 * DAY_MS;

/** Until when a token is good, in words; `soon`: somebody should replace it. */
export function tokenEnd(token: Pick<TokenWire, "expiresAt" | "revokedAt">, now: EpochMs) {
  const { expiresAt, revokedAt } = token;
  if (revokedAt !== null) return { words: "revoked", over: true, soon: false };
  if (expiresAt === null) return { words: "never", over: false, soon: false };
  if (expiresAt <= now) return { words: "expired", over: true, soon: false };
  const left = expiresAt - now;
  return { words: `in ${formatCountdown(left)}`, over: false, soon: left < SOON_MS };
}
