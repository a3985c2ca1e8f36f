import { type Day, dayTables } from "@/db/events/store/day-tables";
import { prepared, preparedRaw } from "@/db/events/store/prepared";
import type { Assemble } from "@/db/events/write/reassembler";
import { openStore, type Sqlite } from "@/db/open-store";
import { assemble as assembleEvidence } from "@/lib/core/attempt/assemble";
import { DAY_MS } from "@/lib/core/time/range";
import { rebuildDay, rollupRowsOf } from "./rebuild-day";
import { openDays } from "./rebuild-rollups";
import { type WritingTables, writingTables } from "./writing-tables";

/** Ends a transaction whose changes only served a comparison. */
class Undo extends Error {}

/**
 * Compares what is stored with what the rows and the evidence give, day by day, by making it anew and
 * taking that back. Answers a sentence for each difference, none if all is well. Holds the write lock
 * for as long as one day takes.
 */
export function checkIntegrity(dataDir: string, options: { assemble?: Assemble } = {}): string[] {
  const db = openStore(dataDir, "events", "write");
  try {
    const parts = writingTables(db, options.assemble ?? assembleEvidence);
    const damage = prepared(db, "pragma quick_check(1)").pluck().get();
    if (damage !== "ok") return [`The file is damaged: ${damage}.`];
    return openDays(db).flatMap((day) => checkDay(db, day, parts));
  } finally {
    db.close();
  }
}

function checkDay(db: Sqlite, day: Day, parts: WritingTables): string[] {
  const found: string[] = [];
  const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
  undoing(db, parts, () => {
    const before = rollupsOf(db, day);
    const keys = rowsOf(db, dayTables(day).lookup);
    const notes = rowsOf(db, dayTables(day).noted);
    const requests = requestsOf(db, day);
    rebuildDay(db, day, parts);
    const differing = differences(before, rollupsOf(db, day));
    if (differing > 0) found.push(`${date}: ${differing} rollup rows do not equal their attempts.`);
    const lost = differences(keys, rowsOf(db, dayTables(day).lookup));
    if (lost > 0) found.push(`${date}: ${lost} search keys do not equal their attempts.`);
    const unnoted = differences(notes, rowsOf(db, dayTables(day).noted));
    if (unnoted > 0) found.push(`${date}: ${unnoted} notes do not equal their evidence.`);
    const other = differences(requests, requestsOf(db, day));
    if (other > 0) found.push(`${date}: ${other} rows of requests do not equal their attempts.`);
  });
  undoing(db, parts, () => {
    const before = rowsOf(db, dayTables(day).attempts);
    const requests = requestsOf(db, day);
    parts.reassembler.reassembleDay(day);
    parts.tables.flush();
    parts.requests.flush();
    const differing = differences(before, rowsOf(db, dayTables(day).attempts));
    if (differing > 0) found.push(`${date}: ${differing} attempts do not equal their evidence.`);
    const other = differences(requests, requestsOf(db, day));
    if (other > 0) found.push(`${date}: ${other} rows of requests do not equal their evidence.`);
  });
  return found;
}

function undoing(db: Sqlite, parts: WritingTables, act: () => void): void {
  const { cache, tables, reassembler, requests, tupleRequests } = parts;
  try {
    db.transaction(() => {
      cache.forget();
      act();
      throw new Undo();
    }).immediate();
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  } finally {
    cache.forget();
    tables.clear();
    requests.forget();
    tupleRequests.clear();
    reassembler.forget();
  }
}

function rollupsOf(db: Sqlite, day: Day): Map<string, string> {
  const rows = new Map<string, string>();
  for (const { table, first, last } of rollupRowsOf(day)) {
    const found = preparedRaw(db, `select * from ${table} where id >= ? and id < ?`);
    for (const [id, value] of found.all(first, last)) {
      const text = value instanceof Uint8Array ? Buffer.from(value).toString("hex") : String(value);
      rows.set(`${table} ${id}`, text);
    }
  }
  return rows;
}

/** Rows, search keys and sums of a day's requests. */
function requestsOf(db: Sqlite, day: Day): Map<string, string> {
  const { requests, requestKeys } = dayTables(day);
  const sums = preparedRaw(
    db,
    "select level, bucket, hex(sums) from request_sums where bucket * level >= ? and bucket * level < ?",
  ).all(day * DAY_MS, (day + 1) * DAY_MS);
  const keys = preparedRaw(db, `select key from ${requestKeys}`).all();
  const rows = preparedRaw(
    db,
    `select at, line, started, kind, hex(request), hex(trace), hex(session), others, skips, coalesced,
     count, hex(attempts), evidence, tuple from ${requests}`,
  ).all();
  return new Map([...sums, ...keys, ...rows].map((row) => [JSON.stringify(row), ""]));
}

function rowsOf(db: Sqlite, table: string): Map<string, string> {
  const rows = preparedRaw(db, `select * from ${table}`).all();
  return new Map(rows.map((row) => [JSON.stringify(row), ""]));
}

function differences(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): number {
  const keys = new Set([...a.keys(), ...b.keys()]);
  return [...keys].filter((key) => a.get(key) !== b.get(key)).length;
}
