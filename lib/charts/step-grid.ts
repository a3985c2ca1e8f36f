import { bucketStart, type EpochMs, type TimeRange } from "@/lib/core/time/range";

/** More are neither seen nor drawn in time. */
export const MAX_STEPS = 1_000;

/** What minutes and hours are divided by without a rest. */
const ROUND = [1, 2, 3, 5, 6, 10, 12, 15, 20, 30];

export type Step = {
  readonly t: EpochMs;
  /** Cut by an end of the range or not over yet: its counts cannot be compared with its neighbours'. */
  readonly cut: boolean;
  /** It begins after the newest that could be known. */
  readonly future: boolean;
};

export type StepGrid = {
  readonly stepMs: number;
  /** How many of the answer's steps make one of these. */
  readonly factor: number;
  readonly steps: readonly Step[];
};

/** All steps of a half-open range, also those without attempts; coarser where they are too many. */
export function stepGrid(
  range: TimeRange,
  stepMs: number,
  asOf: EpochMs,
  most: number = MAX_STEPS,
): StepGrid {
  const factor = coarsening(range, stepMs, most);
  const size = stepMs * factor;
  const steps: Step[] = [];
  const end = Math.min(range.to, asOf);
  for (let t = bucketStart(range.from, size); t < range.to; t += size) {
    steps.push({ t, cut: t < range.from || t + size > end, future: t >= asOf });
  }
  return { stepMs: size, factor, steps };
}

/** Smallest round factor whose aligned steps are few enough. */
function coarsening(range: TimeRange, stepMs: number, most: number): number {
  for (let scale = 1; ; scale *= 60) {
    const factor = ROUND.find((round) => stepCount(range, stepMs * round * scale) <= most);
    if (factor !== undefined) return factor * scale;
  }
}

function stepCount(range: TimeRange, size: number): number {
  return Math.ceil((range.to - bucketStart(range.from, size)) / size);
}
