import { dayTables } from "@/db/events/store/day-tables";
import { prepared, preparedRaw, type Value } from "@/db/events/store/prepared";
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
export type RollupVisitor = (bucket: EpochMs, group: number, sums: StoredSums) => void;

/** The sums of a row: `bytes` from `from` to `to`. */
export type StoredSums = { readonly bytes: Uint8Array; from: number; to: number };

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
  eachRow(context, rollupTable(level), idOf(from), idOf(to), selection, (id, group, sums) =>
    visit(bucketOfId(id, level), group, sums),
  );
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
    eachRow(context, dayTables(day).minutes, first, last, selection, (id, group, sums) =>
      visit(start + bucketOfId(id, MINUTE_MS), group, sums),
    );
  }
}

/** Visits the rows with `first <= id < last` whose slice is admitted. Bounds are ids of slice 0. */
function eachRow(
  context: ReadContext,
  table: string,
  first: number,
  last: number,
  selection: Selection,
  visit: (id: number, group: number, sums: StoredSums) => void,
): void {
  const { groupOf, sliceCount } = selection;
  const seeks = ((last - first) / SLICE_LIMIT) * groupOf.size;
  if (seeks === 0) return;
  const scan = groupOf.size > sliceCount * SEEK_SHARE || seeks > MOST_SEEKS;
  const where = scan ? "id >= ? and id < ?" : `id in (${SOUGHT})`;
  const bound = scan ? [first, last] : soughtIds(first, last, groupOf);
  const rows = `select id, sums from ${table} where ${where} order by id`;
  const ids = numbers(context, `select id from (${rows})`, bound);
  const lengths = numbers(context, `select length(sums) from (${rows})`, bound);
  // One value for all rows: a value for each costs more than all that is done with it.
  const whole = `select cast(group_concat(sums, '') as blob) from (${rows})`;
  const bytes = preparedRaw(context.db, whole).get(...bound)?.[0] as Uint8Array | null;
  if (bytes === null) return;

  const sums: StoredSums = { bytes, from: 0, to: 0 };
  for (let index = 0; index < ids.length; index++) {
    const id = ids[index] as number;
    sums.from = sums.to;
    sums.to += lengths[index] as number;
    const group = groupOf.get(sliceOfId(id));
    if (group !== undefined) visit(id, group, sums);
  }
}

const SOUGHT = "select bucket.value + slice.value from json_each(?) bucket, json_each(?) slice";

function soughtIds(first: number, last: number, groupOf: ReadonlyMap<number, number>): string[] {
  const buckets: number[] = [];
  for (let id = first; id < last; id += SLICE_LIMIT) buckets.push(id);
  return [JSON.stringify(buckets), JSON.stringify([...groupOf.keys()])];
}

function numbers(context: ReadContext, sql: string, bound: readonly Value[]): number[] {
  return prepared(context.db, sql)
    .pluck()
    .all(...bound) as number[];
}
