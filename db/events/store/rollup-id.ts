import type { RollupLevel } from "@/lib/core/rollup/levels";
import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS } from "@/lib/core/time/range";

/** Buckets per cube: at ten minutes enough until the year 2607. */
const BUCKETS = 2 ** 25;
/** Slices that a store can hold; together with 2^4 cubes an id stays below 2^53. */
export const SLICE_LIMIT = 2 ** 24;

/** Rollup levels that have one table for all time, ascending; minutes have one per day. */
export const STORED_LEVELS = [
  { level: 10 * MINUTE_MS, table: "rollup_10m" },
  { level: HOUR_MS, table: "rollup_1h" },
  { level: 6 * HOUR_MS, table: "rollup_6h" },
  { level: DAY_MS, table: "rollup_1d" },
] as const satisfies readonly { level: RollupLevel; table: string }[];

/** The table of a level that is coarser than a minute. */
export function rollupTable(level: RollupLevel): string {
  const stored = STORED_LEVELS.find((candidate) => candidate.level === level);
  if (stored === undefined) throw new RangeError(`There is no table for steps of ${level} ms.`);
  return stored.table;
}

/**
 * The row of a bucket and slice. Ids of one cube and bucket lie together, in time order, so that a
 * range is one scan; SQLite keeps them as row ids, which cost neither an index nor a key column.
 */
export function rollupId(cube: number, bucketIndex: number, slice: number): number {
  return (cube * BUCKETS + bucketIndex) * SLICE_LIMIT + slice;
}

export function sliceOfId(id: number): number {
  return id % SLICE_LIMIT;
}

/** Start of the bucket of an id in a table of `level`. */
export function bucketOfId(id: number, level: RollupLevel): EpochMs {
  return (Math.floor(id / SLICE_LIMIT) % BUCKETS) * level;
}
