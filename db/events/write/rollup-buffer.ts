import type { Counted } from "@/db/events/store/attempt-row";
import { countedFrom, countedSql } from "@/db/events/store/counted-row";
import { dayTables } from "@/db/events/store/day-tables";
import { densityAt, writeDensity } from "@/db/events/store/density";
import { readKeptSince } from "@/db/events/store/kept-days";
import { prepared, preparedRaw } from "@/db/events/store/prepared";
import { rollupId, rollupTable, STORED_LEVELS } from "@/db/events/store/rollup-id";
import type { Slices } from "@/db/events/store/slices";
import type { Sqlite } from "@/db/open-store";
import { type Cube, NARROW_CUBES, WIDE_CUBE } from "@/lib/core/rollup/cubes";
import { keptFrom, surroundingLevel } from "@/lib/core/rollup/kept-from";
import type { KeptSince } from "@/lib/core/rollup/kept-since";
import type { RollupLevel } from "@/lib/core/rollup/levels";
import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS } from "@/lib/core/time/range";
import {
  bucketAt,
  changeOf,
  coarser,
  deltaAt,
  flushDeltas,
  type IdOf,
  type LevelDeltas,
  type SliceDeltas,
} from "./level-deltas";
import { countItem, eachMinute, type Item, itemOf, mergeRow } from "./rollup-deltas";

const CUBES: readonly Cube[] = [WIDE_CUBE, ...NARROW_CUBES];
const TEN_MINUTES_MS = 10 * MINUTE_MS;

/** Attempts in a bucket before and after the changes. */
type Density = { readonly before: number; readonly after: number };

/**
 * Changes to the rollups, gathered by ten minutes and slice of the wide cube while a batch is written,
 * and carried on to the other levels and the narrower cubes when it is flushed.
 */
export class RollupBuffer {
  #wide: LevelDeltas = new Map();
  /** Read anew for each flush: what retention has dropped must not come back in part. */
  #since: KeptSince["levels"] | null = null;

  constructor(
    private readonly db: Sqlite,
    private readonly slices: Slices,
  ) {}

  /** Counts (`sign` 1) or no longer counts (-1) an attempt of a slice of the wide cube. */
  count(at: EpochMs, slice: number, outcome: number, counted: Counted, sign: 1 | -1): void {
    const bucket = bucketAt(this.#wide, Math.floor(at / TEN_MINUTES_MS));
    countItem(deltaAt(bucket, slice), outcome, countedItem(at, counted), sign);
  }

  clear(): void {
    this.#wide = new Map();
  }

  /**
   * Writes what was gathered; only inside a write transaction, after the rows themselves. `rebuilding`:
   * the densities are right already, and no bucket is there that was not written in this rebuild.
   */
  flush({ rebuilding = false } = {}): void {
    if (this.#wide.size === 0) return;
    this.#addAttempts();
    this.#since = readKeptSince(this.db).levels;
    const densities = new Map(
      [TEN_MINUTES_MS, HOUR_MS].map((level) => [level, this.#densities(level, rebuilding)]),
    );
    let cubes = this.#narrow();
    this.#flushMinutes(cubes, densities.get(TEN_MINUTES_MS) ?? new Map());
    let finer = TEN_MINUTES_MS;
    for (const { level } of STORED_LEVELS) {
      cubes = level === finer ? cubes : cubes.map((deltas) => coarser(deltas, level / finer));
      finer = level;
      for (const [index, cube] of CUBES.entries()) {
        const deltas = cubes[index] as LevelDeltas;
        const kept = this.#kept(cube, level, deltas, densities.get(surroundingLevel(level)));
        this.#write(cube, level, kept);
      }
    }
    this.clear();
  }

  #flushMinutes(cubes: readonly LevelDeltas[], densities: ReadonlyMap<number, Density>): void {
    for (const [index, cube] of CUBES.entries()) {
      const from = keptFrom(cube, MINUTE_MS);
      const minutes: LevelDeltas = new Map();
      for (const [tenMinutes, slices] of cubes[index] as LevelDeltas) {
        if ((densities.get(tenMinutes)?.after ?? 0) >= from)
          splitMinutes(tenMinutes, slices, minutes);
      }
      this.#write(cube, MINUTE_MS, this.#kept(cube, MINUTE_MS, minutes, densities));
    }
  }

  /** The changes by ten minutes of every cube, in the order of `CUBES`. */
  #narrow(): LevelDeltas[] {
    const narrow = NARROW_CUBES.map((): LevelDeltas => new Map());
    for (const [tenMinutes, wide] of this.#wide) {
      const buckets = narrow.map((deltas) => bucketAt(deltas, tenMinutes));
      for (const [wideSlice, row] of wide) {
        for (const [index, slice] of this.slices.narrow(wideSlice).entries()) {
          mergeRow(deltaAt(buckets[index] as SliceDeltas, slice), row);
        }
      }
    }
    return [this.#wide, ...narrow];
  }

  /** Writes how many attempts each touched bucket of a level holds now. */
  #densities(level: RollupLevel, rebuilding: boolean): Map<number, Density> {
    const changes = new Map<number, number>();
    for (const [tenMinutes, bucket] of this.#wide) {
      const index = Math.floor((tenMinutes * TEN_MINUTES_MS) / level);
      changes.set(index, (changes.get(index) ?? 0) + changeOf(bucket));
    }
    const densities = new Map<number, Density>();
    for (const [index, change] of changes) {
      const before = densityAt(this.db, level, index);
      const after = rebuilding ? before : before + change;
      densities.set(index, { before, after });
      if (after !== before) writeDensity(this.db, level, index, after);
    }
    return densities;
  }

  /** The changes to buckets that are kept; buckets that begin or cease to be kept are settled as a whole. */
  #kept(
    cube: Cube,
    level: RollupLevel,
    deltas: LevelDeltas,
    densities: ReadonlyMap<number, Density> = new Map(),
  ): LevelDeltas {
    const from = keptFrom(cube, level);
    const since = this.#since?.get(level) ?? Number.NEGATIVE_INFINITY;
    if (from === 0) return notBefore(deltas, since / level);
    const ratio = surroundingLevel(level) / level;
    const kept: LevelDeltas = new Map();
    const unchanged = new Set<number>();
    for (const [index, { before, after }] of densities) {
      if (index * surroundingLevel(level) < since) continue;
      // A bucket that held nothing is no different from one that was kept.
      if (after >= from && (before >= from || before === 0)) unchanged.add(index);
      else if (after >= from) this.#gather(cube, level, index * ratio, ratio, kept);
      else if (before >= from) this.#forget(cube, level, index * ratio, ratio);
    }
    for (const [bucketIndex, bucket] of deltas) {
      if (unchanged.has(Math.floor(bucketIndex / ratio))) kept.set(bucketIndex, bucket);
    }
    return kept;
  }

  /** Counts the rows of some buckets that were not kept so far. */
  #gather(cube: Cube, level: RollupLevel, first: number, buckets: number, into: LevelDeltas): void {
    const start = first * level;
    const { attempts } = dayTables(Math.floor(start / DAY_MS));
    const rows = preparedRaw(this.db, countedSql(attempts)).all(start, start + buckets * level);
    const position = NARROW_CUBES.indexOf(cube);
    for (const row of rows) {
      const { at, slice: wide, outcome, ...counted } = countedFrom(row, this.slices);
      const slice = position < 0 ? wide : (this.slices.narrow(wide)[position] as number);
      const bucket = bucketAt(into, Math.floor(at / level));
      countItem(deltaAt(bucket, slice), outcome, countedItem(at, counted), 1);
    }
  }

  #forget(cube: Cube, level: RollupLevel, first: number, buckets: number): void {
    const { table, offset } = tableOf(level, first);
    prepared(this.db, `delete from ${table} where id >= ? and id < ?`).run(
      rollupId(cube.id, first - offset, 0),
      rollupId(cube.id, first - offset + buckets, 0),
    );
  }

  #write(cube: Cube, level: RollupLevel, deltas: LevelDeltas): void {
    const byTable = new Map<string, { part: LevelDeltas; offset: number }>();
    for (const [bucketIndex, bucket] of deltas) {
      const { table, offset } = tableOf(level, bucketIndex);
      const { part } = byTable.get(table) ?? { part: new Map() };
      byTable.set(table, { part, offset });
      part.set(bucketIndex, bucket);
    }
    for (const [table, { part, offset }] of byTable) {
      const idOf: IdOf = (bucketIndex, slice) => rollupId(cube.id, bucketIndex - offset, slice);
      flushDeltas(this.db, table, part, idOf, level < HOUR_MS);
    }
  }

  #addAttempts(): void {
    const changes = new Map<number, number>();
    for (const bucket of this.#wide.values()) {
      for (const [slice, row] of bucket) {
        const change = row.reduce((sum, delta) => sum + delta.attempts, 0);
        changes.set(slice, (changes.get(slice) ?? 0) + change);
      }
    }
    const update = prepared(this.db, "update slices set attempts = attempts + ? where id = ?");
    for (const [slice, change] of changes) if (change !== 0) update.run(change, slice);
  }
}

/** Deltas of the buckets from an index on; the same object where that is all of them. */
function notBefore(deltas: LevelDeltas, first: number): LevelDeltas {
  if ([...deltas.keys()].every((index) => index >= first)) return deltas;
  return new Map([...deltas].filter(([index]) => index >= first));
}

function countedItem(at: EpochMs, { mask, latencyMs }: Counted): Item {
  return itemOf(Math.floor((at % TEN_MINUTES_MS) / MINUTE_MS), mask, latencyMs);
}

function splitMinutes(tenMinutes: number, slices: SliceDeltas, into: LevelDeltas): void {
  for (const [slice, row] of slices) {
    eachMinute(row, (minute, outcome, item, sign) => {
      const bucket = bucketAt(into, tenMinutes * 10 + minute);
      countItem(deltaAt(bucket, slice), outcome, item, sign);
    });
  }
}

const LEVEL_TABLES = new Map<RollupLevel, string>(
  STORED_LEVELS.map(({ level }) => [level, rollupTable(level)]),
);

/** The table of a bucket, and the bucket index at which it begins: minutes have a table per day. */
function tableOf(level: RollupLevel, bucketIndex: number): { table: string; offset: number } {
  const table = LEVEL_TABLES.get(level);
  if (table !== undefined) return { table, offset: 0 };
  const day = Math.floor((bucketIndex * level) / DAY_MS);
  return { table: dayTables(day).minutes, offset: (day * DAY_MS) / level };
}
