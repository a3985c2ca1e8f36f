import { encodeArrivals } from "@/db/events/store/arrivals-codec";
import { JOURNAL_STARTS } from "@/db/events/store/journal-start";
import { prepared, preparedRaw } from "@/db/events/store/prepared";
import { readVersion } from "@/db/events/store/version";
import type { Sqlite } from "@/db/open-store";
import type { ArrivalBuffer } from "./arrival-buffer";

/** How far back a watcher that was away may have left off: transactions, and rows in them (a dozen bytes each). */
const KEPT_VERSIONS = 1_024;
const KEPT_ROWS = 131_072;
/** Cutting costs a scan of the journal, so it is done now and then. */
const CUT_EVERY = 64;

/**
 * Notes in the journal which rows came and went. Only inside a write transaction, after its version is
 * known; `attempts`: rows now minus rows before. More removals than the journal takes end it: who
 * watches then reads anew.
 */
export function writeArrivals(db: Sqlite, buffer: ArrivalBuffer, attempts: number): void {
  if (buffer.isEmpty) return;
  const version = readVersion(db);
  if (buffer.removed.leftOut > 0) {
    forgetArrivals(db);
    return;
  }
  const added = buffer.added.held();
  const removed = buffer.removed.held();
  const last = lastEntry(db);
  if (last === null) startAfter(db, version - 1);
  const rows = (last?.rows ?? 0) + added.length + removed.length;
  insertEntry(db).run(
    version,
    (last?.attempts ?? 0) + attempts,
    rows,
    buffer.added.leftOut,
    encodeArrivals(added),
    encodeArrivals(removed),
  );
  if (version % CUT_EVERY === 0) cut(db, version - KEPT_VERSIONS, rows - KEPT_ROWS);
}

/** Begins the journal anew after this version: what happened up to now is in no entry. */
export function forgetArrivals(db: Sqlite): void {
  const version = readVersion(db);
  // The sums go on: what was counted before must not be counted again.
  const last = lastEntry(db);
  const nothing = encodeArrivals([]);
  prepared(db, "delete from arrivals").run();
  insertEntry(db).run(version, last?.attempts ?? 0, last?.rows ?? 0, 0, nothing, nothing);
  startAfter(db, version);
}

function insertEntry(db: Sqlite) {
  return prepared(
    db,
    "insert into arrivals (version, attempts, rows, left_out, added, removed) values (?, ?, ?, ?, ?, ?)",
  );
}

function lastEntry(db: Sqlite): { attempts: number; rows: number } | null {
  const last = preparedRaw(
    db,
    "select attempts, rows from arrivals order by version desc limit 1",
  ).get();
  return last === undefined ? null : { attempts: last[0] as number, rows: last[1] as number };
}

function cut(db: Sqlite, beforeVersion: number, beforeRows: number): void {
  const last = preparedRaw(
    db,
    "select max(version) from arrivals where version <= ? or rows <= ?",
  ).get(beforeVersion, beforeRows)?.[0];
  if (typeof last !== "number") return;
  prepared(db, "delete from arrivals where version <= ?").run(last);
  startAfter(db, last);
}

function startAfter(db: Sqlite, version: number): void {
  prepared(
    db,
    "insert into meta (key, value) values (?, ?) on conflict (key) do update set value = excluded.value",
  ).run(JOURNAL_STARTS, version);
}
