import { dayTables } from "@/db/events/store/day-tables";
import { preparedRaw, type Value } from "@/db/events/store/prepared";
import {
  bucketOfId,
  rollupId,
  rollupTable,
  SLICE_LIMIT,
  sliceOfId,
} from "@/db/events/store/rollup-id";
import type { RollupLevel } from "@/lib/core/rollup/levels";
import { DAY_MS, type EpochMs, MINUTE_MS } from "@/lib/core/time/range";
import type { ReadContext } from "./read-context";
import type { Selection } from "./selection";

/** Rows are sought one by one where the filter admits less than this share of the slices. */
const SEEK_SHARE = 0.25;
/** Above this many, a scan of everything is cheaper. */
const MOST_SEEKS = 20_000;

/** Called for each row with an admitted slice, in order of time. */
export type RollupVisitor = (bucket: EpochMs, group: number, sums: Uint8Array) => void;

/** Reads the rollup rows of whole buckets of one level, at which the cube of the selection is kept. */
export function scanRollups(
  context: ReadContext,
  level: RollupLevel,
  from: EpochMs,
  to: EpochMs,
  selection: Selection,
  visit: RollupVisitor,
): void {
  if (level === MINUTE_MS) {
    scanMinutes(context, from, to, selection, visit);
    return;
  }
  const { cube } = selection;
  const idOf = (at: EpochMs) => rollupId(cube.id, at / level, 0);
  const rows = rowsBetween(context, rollupTable(level), idOf(from), idOf(to), selection);
  for (const [id, sums] of rows) {
    const group = selection.groupOf.get(sliceOfId(id as number));
    if (group !== undefined) visit(bucketOfId(id as number, level), group, sums as Uint8Array);
  }
}

function scanMinutes(
  context: ReadContext,
  from: EpochMs,
  to: EpochMs,
  selection: Selection,
  visit: RollupVisitor,
): void {
  for (let day = Math.floor(from / DAY_MS); day * DAY_MS < to; day++) {
    if (!context.hasDay(day)) continue;
    const start = day * DAY_MS;
    const idOf = (at: EpochMs) => rollupId(selection.cube.id, (at - start) / MINUTE_MS, 0);
    const first = idOf(Math.max(from, start));
    const last = idOf(Math.min(to, start + DAY_MS));
    for (const [id, sums] of rowsBetween(context, dayTables(day).minutes, first, last, selection)) {
      const group = selection.groupOf.get(sliceOfId(id as number));
      const minute = start + bucketOfId(id as number, MINUTE_MS);
      if (group !== undefined) visit(minute, group, sums as Uint8Array);
    }
  }
}

/** Rows with `first <= id < last`; at least those of the selection. Bounds are ids of slice 0. */
function rowsBetween(
  context: ReadContext,
  table: string,
  first: number,
  last: number,
  { groupOf, sliceCount }: Selection,
): Value[][] {
  const seeks = ((last - first) / SLICE_LIMIT) * groupOf.size;
  if (seeks === 0) return [];
  if (groupOf.size > sliceCount * SEEK_SHARE || seeks > MOST_SEEKS) {
    return preparedRaw(
      context.db,
      `select id, sums from ${table} where id >= ? and id < ? order by id`,
    ).all(first, last);
  }
  const buckets: number[] = [];
  for (let id = first; id < last; id += SLICE_LIMIT) buckets.push(id);
  return preparedRaw(
    context.db,
    `select id, sums from ${table} where id in
     (select bucket.value + slice.value from json_each(?) bucket, json_each(?) slice) order by id`,
  ).all(JSON.stringify(buckets), JSON.stringify([...groupOf.keys()]));
}
