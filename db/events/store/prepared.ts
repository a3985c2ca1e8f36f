import type { Statement } from "better-sqlite3";
import type { Sqlite } from "@/db/open-store";

export type Value = number | string | Uint8Array | null;

/** Values one by one, or all of them as an array, which spares a call with very many arguments. */
export type Bound = Value | readonly Value[];

type Statements = Map<string, Statement<Bound[]>>;
/** Apart, so that no key has to be put together at every call. */
const CACHES = new WeakMap<Sqlite, { rows: Statements; raw: Statements }>();

/** A prepared statement, made once per connection. `sql` is ours: values are bound, never pasted. */
export function prepared(db: Sqlite, sql: string): Statement<Bound[]> {
  return find(db, sql, false);
}

/** The same with rows as arrays, which are half the cost of objects. */
export function preparedRaw(db: Sqlite, sql: string): Statement<Bound[], Value[]> {
  return find(db, sql, true) as Statement<Bound[], Value[]>;
}

function find(db: Sqlite, sql: string, raw: boolean): Statement<Bound[]> {
  let caches = CACHES.get(db);
  if (caches === undefined) {
    caches = { rows: new Map(), raw: new Map() };
    CACHES.set(db, caches);
  }
  const cache = raw ? caches.raw : caches.rows;
  let statement = cache.get(sql);
  if (statement === undefined) {
    statement = db.prepare<Bound[]>(sql);
    if (raw) statement.raw(true);
    cache.set(sql, statement);
  }
  return statement;
}

/** The statements that a connection has prepared so far, for tests of their plans. */
export function preparedSql(db: Sqlite): string[] {
  const { rows, raw } = CACHES.get(db) ?? { rows: new Map(), raw: new Map() };
  return [...rows.keys(), ...raw.keys()];
}
