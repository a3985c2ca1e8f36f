import { prepared, preparedRaw } from "@/db/events/store/prepared";
import { applySums, decodeSums, encodeSums } from "@/db/events/store/sums";
import type { Sqlite } from "@/db/open-store";
import { mergeRow, type RowDelta, rowSums } from "./rollup-deltas";

/** Changes to the rollups of one level and cube: by bucket index, then by slice. */
export type LevelDeltas = Map<number, SliceDeltas>;
export type SliceDeltas = Map<number, RowDelta>;

/** The deltas of a bucket, made now if there are none. */
export function bucketAt(deltas: LevelDeltas, bucketIndex: number): SliceDeltas {
  let bucket = deltas.get(bucketIndex);
  if (bucket === undefined) {
    bucket = new Map();
    deltas.set(bucketIndex, bucket);
  }
  return bucket;
}

/** The delta of a slice, made now if there is none. */
export function deltaAt(bucket: SliceDeltas, slice: number): RowDelta {
  let row = bucket.get(slice);
  if (row === undefined) {
    row = [];
    bucket.set(slice, row);
  }
  return row;
}

/** The same changes in buckets that are `ratio` times as long. */
export function coarser(deltas: LevelDeltas, ratio: number): LevelDeltas {
  const result: LevelDeltas = new Map();
  for (const [bucketIndex, bucket] of deltas) {
    const target = bucketAt(result, Math.floor(bucketIndex / ratio));
    for (const [slice, row] of bucket) mergeRow(deltaAt(target, slice), row);
  }
  return result;
}

/** Attempts now minus attempts before. */
export function changeOf(bucket: SliceDeltas): number {
  let change = 0;
  for (const row of bucket.values()) for (const delta of row) change += delta.attempts;
  return change;
}

/** The row of a bucket and slice in a table. */
export type IdOf = (bucketIndex: number, slice: number) => number;

/**
 * Writes changes into a table; rows without attempts are deleted. Only inside a write transaction.
 * `mostlyNew`: it is worth trying to insert a row before looking for it.
 */
export function flushDeltas(
  db: Sqlite,
  table: string,
  deltas: LevelDeltas,
  idOf: IdOf,
  mostlyNew: boolean,
): void {
  if (deltas.size === 0) return;
  const statements = {
    read: preparedRaw(db, `select sums from ${table} where id = ?`),
    add: prepared(db, `insert into ${table} (id, sums) values (?, ?) on conflict (id) do nothing`),
    replace: prepared(db, `update ${table} set sums = ? where id = ?`),
    remove: prepared(db, `delete from ${table} where id = ?`),
  };
  // In the order of the table: neighbours share a page.
  for (const bucketIndex of sorted(deltas)) {
    const bucket = deltas.get(bucketIndex) as SliceDeltas;
    for (const slice of sorted(bucket)) {
      flushRow(statements, idOf(bucketIndex, slice), bucket.get(slice) as RowDelta, mostlyNew);
    }
  }
}

type Statements = {
  readonly read: ReturnType<typeof preparedRaw>;
  readonly add: ReturnType<typeof prepared>;
  readonly replace: ReturnType<typeof prepared>;
  readonly remove: ReturnType<typeof prepared>;
};

function flushRow(
  { read, add, replace, remove }: Statements,
  id: number,
  row: RowDelta,
  mostlyNew: boolean,
): void {
  const change = rowSums(row);
  if (mostlyNew && row.every((delta) => delta.removed === null)) {
    if (add.run(id, encodeSums(change)).changes > 0) return;
  }
  const stored = read.get(id);
  const sums = applySums(stored === undefined ? [] : decodeSums(stored[0] as Uint8Array), change);
  if (sums.length === 0) remove.run(id);
  else if (stored === undefined) add.run(id, encodeSums(sums));
  else replace.run(encodeSums(sums), id);
}

function sorted(map: ReadonlyMap<number, unknown>): number[] {
  return [...map.keys()].sort((a, b) => a - b);
}
