import type { Rates } from "@/lib/contracts/rates";
import { ROLLUP_LEVELS } from "@/lib/core/rollup/levels";
import { MIN_N, type Quantile } from "./measure";

/** Fewer steps than this are no line. */
const FEWEST_STEPS = 6;
/** Attempts are not spread evenly, so the average step needs more than the smallest n. */
const SPARE = 1.5;

/**
 * A longer step to ask for, in which the busiest series has enough latencies for its percentile;
 * `null` where the answer's own step will do. Percentiles cannot be added up here, only asked for.
 */
export function latencyStep(rates: Rates, quantile: Quantile): number | null {
  const span = rates.range.to - rates.range.from;
  const busiest = Math.max(0, ...rates.series.map((series) => series.totals.latencyCount));
  const longer = ROLLUP_LEVELS.filter(
    (level) => level > rates.stepMs && span / level >= FEWEST_STEPS,
  );
  const enough = (stepMs: number) => (busiest * stepMs) / span >= MIN_N[quantile] * SPARE;
  if (busiest === 0 || enough(rates.stepMs)) return null;
  return longer.find(enough) ?? longer.at(-1) ?? null;
}
