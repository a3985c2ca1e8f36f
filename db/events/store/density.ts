import type { Sqlite } from "@/db/open-store";
import type { RollupLevel } from "@/lib/core/rollup/levels";
import { HOUR_MS } from "@/lib/core/time/range";
import { prepared, preparedRaw } from "./prepared";

/** The table that counts the attempts in buckets of this level: ten minutes or an hour. */
export function densityTable(level: RollupLevel): string {
  return level === HOUR_MS ? "density_1h" : "density_10m";
}

/** Attempts in the buckets `first <= index < last` of a level; empty ones are left out. In order of time. */
export function readDensity(
  db: Sqlite,
  level: RollupLevel,
  first: number,
  last: number,
): [bucketIndex: number, attempts: number][] {
  return preparedRaw(
    db,
    `select id, attempts from ${densityTable(level)} where id >= ? and id < ? order by id`,
  ).all(first, last) as unknown as [number, number][];
}

/** Attempts in one bucket. */
export function densityAt(db: Sqlite, level: RollupLevel, bucketIndex: number): number {
  const sql = `select attempts from ${densityTable(level)} where id = ?`;
  return Number(preparedRaw(db, sql).get(bucketIndex)?.[0] ?? 0);
}

export function writeDensity(
  db: Sqlite,
  level: RollupLevel,
  bucketIndex: number,
  attempts: number,
): void {
  const table = densityTable(level);
  if (attempts === 0) {
    prepared(db, `delete from ${table} where id = ?`).run(bucketIndex);
    return;
  }
  prepared(
    db,
    `insert into ${table} (id, attempts) values (?, ?)
     on conflict (id) do update set attempts = excluded.attempts`,
  ).run(bucketIndex, attempts);
}
