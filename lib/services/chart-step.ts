import { ROLLUP_LEVELS } from "@/lib/core/rollup/levels";
import { stepFor } from "@/lib/core/rollup/step-for";
import { DAY_MS, type TimeRange } from "@/lib/core/time/range";

/** Steps that a chart can still show apart. */
const MOST_STEPS = 240;
/** A series never has more points, whatever step was wished for. */
const MOST_POINTS = 1_000;

/** The finest step that keeps a chart readable, or the nearest one to a wish. */
export function chartStep(range: TimeRange, wish: number | undefined): number {
  if (wish === undefined) return stepFor(range, MOST_STEPS);
  return Math.max(
    stepFor(range, MOST_POINTS),
    ROLLUP_LEVELS.find((size) => size >= wish) ?? DAY_MS,
  );
}
