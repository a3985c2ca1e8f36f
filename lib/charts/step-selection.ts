import type { EpochMs, TimeRange } from "@/lib/core/time/range";
import type { Step } from "./step-grid";

/** A time axis in steps: what is counted together is selected together. */
export type SteppedAxis = {
  readonly range: TimeRange;
  readonly stepMs: number;
  readonly steps: readonly Step[];
};

/**
 * From the step where a selection began to the one where it is now, whichever comes first; both are in it.
 * By their starts, not their places: while somebody selects, live data may move the axis on.
 */
export type StepSelection = { readonly anchor: EpochMs; readonly head: EpochMs };

/** The step at `x`, a share of the axis from its left; one beside the axis is its first or last. */
export function stepAt({ range, steps, stepMs }: SteppedAxis, x: number): number {
  const t = range.from + x * (range.to - range.from);
  const step = Math.floor((t - (steps[0]?.t ?? range.from)) / stepMs);
  return Math.min(steps.length - 1, Math.max(0, step));
}

/** The whole steps of a selection, as far as they are in the range of the axis. */
export function selectedRange(
  { range, stepMs }: SteppedAxis,
  { anchor, head }: StepSelection,
): TimeRange {
  const [first, last] = [Math.min(anchor, head), Math.max(anchor, head)];
  return { from: Math.max(range.from, first), to: Math.min(range.to, last + stepMs) };
}

/** Where a step begins, by its place on the axis. */
export function stepStart({ range, steps }: SteppedAxis, step: number): EpochMs {
  return steps[step]?.t ?? range.from;
}

/** Where a key moves to, from step `at` or from nowhere; `null`: the key does not move in time. */
export function movedStep({ steps }: SteppedAxis, at: number | null, key: string): number | null {
  const newest = Math.max(
    0,
    steps.findLastIndex((step) => !step.future),
  );
  switch (key) {
    case "ArrowLeft":
      return at === null ? newest : Math.max(0, at - 1);
    case "ArrowRight":
      return at === null ? newest : Math.min(steps.length - 1, at + 1);
    case "Home":
      return 0;
    case "End":
      return newest;
    default:
      return null;
  }
}
