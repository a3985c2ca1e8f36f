import {
  ATTEMPT_COLUMNS,
  type AttemptIds,
  type AttemptInserts,
  type AttemptRow,
  atOf,
  attemptInserts,
  countedOf,
  groupOf,
  insertAttempt,
  lineOf,
  lookupKeysOf,
  outcomeOfRow,
  pushLookupKeys,
  sliceOf,
  sourceOf,
} from "@/db/events/store/attempt-row";
import { type Day, dayOf, dayTables } from "@/db/events/store/day-tables";
import { prepared, preparedRaw } from "@/db/events/store/prepared";
import type { Sqlite } from "@/db/open-store";
import { ArrivalBuffer } from "./arrival-buffer";
import type { RollupBuffer } from "./rollup-buffer";
import type { StoreCache } from "./store-cache";

const KEYS_PER_INSERT = 64;

type OpenDay = {
  readonly day: Day;
  readonly inserts: AttemptInserts;
  /** Keys for the day's lookup table that are not written yet. */
  readonly keys: number[];
};

/**
 * Adds and removes rows of attempts together with everything that follows from them: rollups, lookup
 * keys, counts of sources. Only inside a write transaction, which ends with `flush`.
 */
export class AttemptTables {
  /** Rows now minus rows before, since the last flush. */
  change = 0;
  /** Which they are. */
  readonly arrivals = new ArrivalBuffer();
  #keys = new Map<Day, number[]>();
  /** The day of the row before: rows come nearly in order of time. */
  #open: OpenDay | null = null;
  #bySource = new Map<number, number>();

  constructor(
    private readonly db: Sqlite,
    private readonly cache: StoreCache,
    private readonly rollups: RollupBuffer,
  ) {}

  /** False if a row with this time and line is there already; then nothing changes. `ids`: those of the row. */
  add(row: AttemptRow, ids: AttemptIds): boolean {
    const day = dayOf(atOf(row));
    if (this.#open?.day !== day) this.#open = this.#openDay(day);
    if (!insertAttempt(this.#open.inserts, row)) return false;
    pushLookupKeys(this.#open.keys, atOf(row), ids, groupOf(row));
    this.arrivals.added.push(row);
    this.#count(row, 1);
    return true;
  }

  /** Takes a row that is there out again. */
  remove(row: AttemptRow): void {
    const { attempts, lookup } = dayTables(dayOf(atOf(row)));
    prepared(this.db, `delete from ${attempts} where at = ? and line = ?`).run(
      atOf(row),
      lineOf(row),
    );
    const still = new Set(this.rowsAt(atOf(row)).flatMap(lookupKeysOf));
    const unlink = prepared(this.db, `delete from ${lookup} where key = ?`);
    for (const key of lookupKeysOf(row)) if (!still.has(key)) unlink.run(key);
    this.arrivals.removed.push(row);
    this.#count(row, -1);
  }

  /** All rows of a millisecond. */
  rowsAt(at: number): AttemptRow[] {
    const { attempts } = dayTables(dayOf(at));
    return preparedRaw(this.db, `select ${ATTEMPT_COLUMNS} from ${attempts} where at = ?`).all(at);
  }

  flush(): void {
    for (const [day, keys] of this.#keys) {
      insertKeys(this.db, dayTables(day).lookup, keys);
    }
    const update = prepared(this.db, "update sources set attempts = attempts + ? where id = ?");
    for (const [source, change] of this.#bySource) update.run(change, source);
    this.rollups.flush();
    this.clear();
  }

  clear(): void {
    this.change = 0;
    this.arrivals.clear();
    this.#open = null;
    this.#keys.clear();
    this.#bySource.clear();
    this.rollups.clear();
  }

  #openDay(day: Day): OpenDay {
    const keys = this.#keys.get(day) ?? [];
    this.#keys.set(day, keys);
    return { day, keys, inserts: attemptInserts(this.db, day) };
  }

  #count(row: AttemptRow, sign: 1 | -1): void {
    const source = sourceOf(row);
    this.#bySource.set(source, (this.#bySource.get(source) ?? 0) + sign);
    const counted = countedOf(row, this.cache.slices);
    this.rollups.count(atOf(row), sliceOf(row), outcomeOfRow(row), counted, sign);
    this.change += sign;
  }
}

/** Inserts keys that are not there; many with one statement, because calls cost more than inserts. */
export function insertKeys(db: Sqlite, table: string, unsorted: readonly number[]): void {
  const insert = (count: number) =>
    prepared(
      db,
      `insert into ${table} (key) values ${"(?),".repeat(count - 1)}(?) on conflict (key) do nothing`,
    );
  // In the order of the table: neighbours share a page.
  const keys = [...Float64Array.from(unsorted).sort()];
  const whole = keys.length - (keys.length % KEYS_PER_INSERT);
  const many = insert(KEYS_PER_INSERT);
  for (let index = 0; index < whole; index += KEYS_PER_INSERT) {
    many.run(keys.slice(index, index + KEYS_PER_INSERT));
  }
  const one = insert(1);
  for (const key of keys.slice(whole)) one.run(key);
}
