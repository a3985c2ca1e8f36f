import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS, type TimeRange } from "@/lib/core/time/range";

/** Bucket sizes of the rollups, ascending; each divides the next, and all divide a UTC day. */
export const ROLLUP_LEVELS = [MINUTE_MS, 10 * MINUTE_MS, HOUR_MS, 6 * HOUR_MS, DAY_MS] as const;
export type RollupLevel = (typeof ROLLUP_LEVELS)[number];

/** A part of a range: whole buckets of one level, or a part of a minute that only the rows can answer. */
export type Segment = {
  readonly level: RollupLevel | "rows";
  readonly from: EpochMs;
  readonly to: EpochMs;
};

/**
 * Tiles a half-open range with the largest buckets that fit, none larger than `maxStep` ms: from the
 * edges inwards first rows, then minutes, then coarser levels. In time order, without gap or overlap,
 * so counts over the segments add up to the exact count of the range.
 */
export function coverRange(range: TimeRange, maxStep: number): Segment[] {
  const coarsest = ROLLUP_LEVELS.findLastIndex((level) => level <= maxStep);
  return cover(range.from, range.to, coarsest);
}

function cover(from: EpochMs, to: EpochMs, index: number): Segment[] {
  if (from >= to) return [];
  const level = ROLLUP_LEVELS[index];
  if (level === undefined) return [{ level: "rows", from, to }];
  const first = Math.ceil(from / level) * level;
  const last = Math.floor(to / level) * level;
  if (first >= last) return cover(from, to, index - 1);
  return [
    ...cover(from, first, index - 1),
    { level, from: first, to: last },
    ...cover(last, to, index - 1),
  ];
}
