import type { Counted } from "@/db/events/store/attempt-row";
import { dayTables } from "@/db/events/store/day-tables";
import { prepared, preparedRaw } from "@/db/events/store/prepared";
import { rollupId, SLICE_LIMIT, STORED_LEVELS } from "@/db/events/store/rollup-id";
import type { Slices } from "@/db/events/store/slices";
import { applySums, decodeSums, encodeSums } from "@/db/events/store/sums";
import type { Sqlite } from "@/db/open-store";
import { type Cube, NARROW_CUBES, WIDE_CUBE } from "@/lib/core/rollup/cubes";
import { DAY_MS, type EpochMs, MINUTE_MS } from "@/lib/core/time/range";
import { countAttempt, mergeRow, type RowDelta, rowSums } from "./rollup-deltas";

const MINUTES_PER_DAY = DAY_MS / MINUTE_MS;

const CUBES: readonly Cube[] = [WIDE_CUBE, ...NARROW_CUBES];

type IdOf = (bucketIndex: number, slice: number) => number;

/** By bucket index and slice in one number: `bucketIndex * SLICE_LIMIT + slice`. */
type LevelDeltas = Map<number, RowDelta>;

/**
 * Changes to the rollups, gathered by minute and slice of the wide cube while a batch is written, and
 * carried on to the coarser levels and narrower cubes when it is flushed.
 */
export class RollupBuffer {
  #minutes: LevelDeltas = new Map();

  constructor(
    private readonly db: Sqlite,
    private readonly slices: Slices,
  ) {}

  /** Counts (`sign` 1) or no longer counts (-1) an attempt of a slice of the wide cube. */
  count(at: EpochMs, slice: number, counted: Counted, sign: 1 | -1): void {
    const key = Math.floor(at / MINUTE_MS) * SLICE_LIMIT + slice;
    let row = this.#minutes.get(key);
    if (row === undefined) {
      row = [];
      this.#minutes.set(key, row);
    }
    countAttempt(row, counted, sign);
  }

  clear(): void {
    this.#minutes = new Map();
  }

  /** Writes what was gathered; only inside a write transaction. */
  flush(): void {
    if (this.#minutes.size === 0) return;
    this.#addAttempts();
    let cubes = this.#cubes();
    for (const [index, { minutes }] of CUBES.entries()) {
      if (minutes) this.#flushMinutes(index, cubes[index] as LevelDeltas);
    }
    let finer: number = MINUTE_MS;
    for (const { level, table } of STORED_LEVELS) {
      const ratio = level / finer;
      finer = level;
      cubes = cubes.map((deltas) => coarser(deltas, ratio));
      for (const [index, { id: cube }] of CUBES.entries()) {
        const idOf: IdOf = (bucket, slice) => rollupId(cube, bucket, slice);
        flushLevel(this.db, table, cubes[index] as LevelDeltas, idOf);
      }
    }
    this.clear();
  }

  /** The minutes of every cube, in the order of `CUBES`. */
  #cubes(): LevelDeltas[] {
    const narrow = NARROW_CUBES.map((): LevelDeltas => new Map());
    for (const [key, row] of this.#minutes) {
      const minute = key - (key % SLICE_LIMIT);
      const slices = this.slices.narrow(key % SLICE_LIMIT);
      for (let index = 0; index < narrow.length; index++) {
        mergeInto(narrow[index] as LevelDeltas, minute + (slices[index] as number), row);
      }
    }
    return [this.#minutes, ...narrow];
  }

  #flushMinutes(cubeIndex: number, minutes: LevelDeltas): void {
    const cube = (CUBES[cubeIndex] as Cube).id;
    const byDay = new Map<number, LevelDeltas>();
    for (const [key, row] of minutes) {
      const day = Math.floor(Math.floor(key / SLICE_LIMIT) / MINUTES_PER_DAY);
      let deltas = byDay.get(day);
      if (deltas === undefined) {
        deltas = new Map();
        byDay.set(day, deltas);
      }
      deltas.set(key, row);
    }
    const idOf: IdOf = (minute, slice) => rollupId(cube, minute % MINUTES_PER_DAY, slice);
    for (const [day, deltas] of byDay) flushLevel(this.db, dayTables(day).minutes, deltas, idOf);
  }

  #addAttempts(): void {
    const changes = new Map<number, number>();
    for (const [key, row] of this.#minutes) {
      const slice = key % SLICE_LIMIT;
      const change = row.reduce((sum, delta) => sum + delta.attempts, 0);
      changes.set(slice, (changes.get(slice) ?? 0) + change);
    }
    const update = prepared(this.db, "update slices set attempts = attempts + ? where id = ?");
    for (const [slice, change] of changes) if (change !== 0) update.run(change, slice);
  }
}

function coarser(deltas: LevelDeltas, ratio: number): LevelDeltas {
  const result: LevelDeltas = new Map();
  for (const [key, row] of deltas) {
    const bucket = Math.floor(key / SLICE_LIMIT / ratio);
    mergeInto(result, bucket * SLICE_LIMIT + (key % SLICE_LIMIT), row);
  }
  return result;
}

function mergeInto(deltas: LevelDeltas, key: number, row: RowDelta): void {
  let target = deltas.get(key);
  if (target === undefined) {
    target = [];
    deltas.set(key, target);
  }
  mergeRow(target, row);
}

function flushLevel(db: Sqlite, table: string, deltas: LevelDeltas, idOf: IdOf): void {
  const read = preparedRaw(db, `select sums from ${table} where id = ?`);
  const add = prepared(
    db,
    `insert into ${table} (id, sums) values (?, ?) on conflict (id) do nothing`,
  );
  const replace = prepared(db, `update ${table} set sums = ? where id = ?`);
  const remove = prepared(db, `delete from ${table} where id = ?`);
  // In the order of the table: neighbours share a page.
  for (const key of Float64Array.from(deltas.keys()).sort()) {
    const row = deltas.get(key) as RowDelta;
    const change = rowSums(row);
    const id = idOf(Math.floor(key / SLICE_LIMIT), key % SLICE_LIMIT);
    // Most buckets of a batch are new, and then need not be looked for.
    if (row.every((delta) => delta.removed === null)) {
      if (add.run(id, encodeSums(change)).changes > 0) continue;
    }
    const stored = read.get(id);
    const sums = applySums(stored === undefined ? [] : decodeSums(stored[0] as Uint8Array), change);
    if (sums.length === 0) remove.run(id);
    else if (stored === undefined) add.run(id, encodeSums(sums));
    else replace.run(encodeSums(sums), id);
  }
}
