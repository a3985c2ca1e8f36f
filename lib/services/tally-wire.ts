import type { TallyWire } from "@/lib/contracts/wire";
import type { ClosedGate } from "@/lib/core/quality/field-gates";
import { percentile } from "@/lib/core/rollup/histogram";
import type { Counts, Tally } from "@/lib/core/rollup/tally";

/** A tally as it goes over the wire: ratios are left to whoever shows them, with what they may be made of. */
export function tallyWire(tally: Tally, withheldBy?: ClosedGate | null): TallyWire {
  return {
    attempts: tally.attempts,
    outcomes: tally.outcomes,
    p50Ms: percentile(tally.latency, 0.5),
    p95Ms: percentile(tally.latency, 0.95),
    latencyCount: tally.latencyCount,
    denominator: denominatorOf(tally),
    rated: { attempts: ratedAttempts(tally), outcomes: tally.rated },
    ...(withheldBy ? { withheldBy } : {}),
  };
}

/** Whether a ratio of all attempts may be made: `known` where the sources of each write every call. */
export function denominatorOf(counts: Counts): TallyWire["denominator"] {
  const rated = ratedAttempts(counts);
  return rated === counts.attempts ? "known" : rated === 0 ? "unknown" : "partial";
}

/** Attempts of sources that write every call. */
export function ratedAttempts({ rated }: Pick<Counts, "rated">): number {
  return Object.values(rated).reduce((sum, n) => sum + n, 0);
}

/** Share of attempts that have every field of the tuple, at most: that of the field that is missing most. */
export function tupleCoverage(tally: Tally): number | null {
  if (tally.attempts === 0) return null;
  const { requestId, sessionId, provider, modelId, status, latencyMs } = tally.covered;
  return Math.min(requestId, sessionId, provider, modelId, status, latencyMs) / tally.attempts;
}
