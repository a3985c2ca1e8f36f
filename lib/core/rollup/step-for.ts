import { DAY_MS, type TimeRange } from "@/lib/core/time/range";
import { ROLLUP_LEVELS, type RollupLevel } from "./levels";

/** The finest rollup level that gives at most `points` steps over `range`; a day where even days are more. */
export function stepFor(range: TimeRange, points: number): RollupLevel {
  const span = range.to - range.from;
  return ROLLUP_LEVELS.find((level) => span / level <= points) ?? DAY_MS;
}
