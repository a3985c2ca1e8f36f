import type { Rates } from "@/lib/contracts/rates";
import type { EpochMs, TimeRange } from "@/lib/core/time/range";
import type { PreparedPoint, PreparedSeries } from "./prepared-rates";
import type { StepGrid } from "./step-grid";

/** Steps in which no line has a value because nothing could be known. */
export function unknownRanges(
  rates: Rates,
  grid: StepGrid,
  series: readonly PreparedSeries[],
): TimeRange[] {
  if (isBlind(rates)) return [rates.range];
  const ranges: { from: EpochMs; to: EpochMs }[] = [];
  grid.steps.forEach((step, at) => {
    const points = series.map((one) => one.points[at]);
    const told = points.some((point) => point && point.value !== null);
    if (told || !points.some((point) => point && isUnsayable(point))) return;
    const from = Math.max(step.t, rates.range.from);
    const to = Math.min(step.t + grid.stepMs, rates.range.to);
    const last = ranges.at(-1);
    if (last && last.to === from) last.to = to;
    else ranges.push({ from, to });
  });
  return ranges;
}

/** Something was tried and no rate can be made of it, or nobody looked. A step without attempts is only a gap. */
function isUnsayable({ why, n }: PreparedPoint): boolean {
  return why === "no_evidence" || (why === "failures_only" && n > 0);
}

/** Nobody logs every call: what is drawn is true, what is not drawn proves nothing. */
function isBlind({ evidence, total }: Rates): boolean {
  if (evidence === "failures_only") return total.rated.attempts === 0;
  return evidence === "none";
}
