import type { Arrival } from "@/db/events/store/arrivals-codec";
import { OK_CODE } from "@/db/events/store/codes";
import { type Day, dayOf, dayTables } from "@/db/events/store/day-tables";
import { readKeptSince } from "@/db/events/store/kept-days";
import { prepared, preparedRaw, type Value } from "@/db/events/store/prepared";
import {
  applyCounts,
  encodeCounts,
  kindOfKey,
  MINUTES_LEVEL,
  minuteKey,
  type RequestCounts,
} from "@/db/events/store/request-counts";
import {
  attemptsOfRow,
  countsOfRow,
  isTupleRow,
  kindOfRow,
  plainKind,
  REQUEST_COLUMNS,
  type RequestRow,
  requestAt,
  requestKeysOf,
  requestLine,
} from "@/db/events/store/request-row";
import { STORED_LEVELS } from "@/db/events/store/rollup-id";
import type { Sqlite } from "@/db/open-store";
import { levelSince } from "@/lib/core/rollup/kept-since";
import { type EpochMs, MINUTE_MS } from "@/lib/core/time/range";
import { insertKeys } from "./attempt-tables";
import type { StoreCache } from "./store-cache";

type Deltas = Map<number, Map<number, RequestCounts>>;

/**
 * Adds and removes rows of requests together with what follows from them: sums and search keys. Only
 * inside a write transaction, which ends with `flush`.
 *
 * A tuple that alone is a request and was answered well is *plain*: it has no row, only its place in the
 * sums, so that reading tuples stays fast. Two such calls with one request id count as two requests.
 */
export class RequestTables {
  /** Changes by bucket of the finest level, minute and kind. */
  #changes: Deltas = new Map();
  #keys = new Map<Day, number[]>();
  readonly #plainKinds = new Map<number, number>();

  constructor(
    private readonly db: Sqlite,
    private readonly cache: StoreCache,
  ) {}

  /** Puts a row in place of those that are there; what did not change is left alone. */
  replace(before: readonly RequestRow[], after: readonly RequestRow[]): void {
    const unchanged = new Set<RequestRow>();
    for (const row of before) {
      const same = after.find((other) => sameRow(row, other));
      if (same === undefined) this.#remove(row);
      else unchanged.add(same);
    }
    for (const row of after) if (!unchanged.has(row)) this.#add(row);
  }

  /** Counts (`sign` 1) or no longer counts (-1) a plain tuple of a slice of the wide cube. */
  countPlain(at: EpochMs, slice: number, sign: 1 | -1): void {
    this.#count(at, this.#plainKindOf(slice), sign, NOTHING_ELSE);
  }

  /** Counts a row that is there already. */
  count(row: RequestRow): void {
    this.#countRow(row, 1);
  }

  /** The rows of a day that a group of evidence, or of tuples, gave. */
  rowsOf(group: number, day: Day): RequestRow[] {
    const { requests } = dayTables(day);
    const sql = `select ${REQUEST_COLUMNS} from ${requests} where evidence = ?`;
    return preparedRaw(this.db, sql).all(group);
  }

  /** Those of these groups that have a row on a day. */
  knownGroups(groups: readonly number[], day: Day): number[] {
    const { requests } = dayTables(day);
    const sql = `select distinct g.value from json_each(?) g cross join ${requests} r on r.evidence = g.value`;
    return preparedRaw(this.db, sql)
      .all(JSON.stringify(groups))
      .map(([group]) => group as number);
  }

  flush(): void {
    for (const [day, keys] of this.#keys) insertKeys(this.db, dayTables(day).requestKeys, keys);
    this.#flushSums();
    this.clear();
  }

  clear(): void {
    this.#changes = new Map();
    this.#keys.clear();
  }

  /** Also after a rollback. */
  forget(): void {
    this.clear();
    this.#plainKinds.clear();
  }

  #add(row: RequestRow): void {
    const day = dayOf(requestAt(row));
    const marks = row.map(() => "?").join(", ");
    const sql = `insert into ${dayTables(day).requests} (${REQUEST_COLUMNS}) values (${marks})`;
    prepared(this.db, sql).run(row);
    const keys = this.#keys.get(day) ?? [];
    this.#keys.set(day, keys);
    keys.push(...requestKeysOf(row));
    this.#countRow(row, 1);
  }

  #remove(row: RequestRow): void {
    const day = dayOf(requestAt(row));
    const { requests, requestKeys } = dayTables(day);
    const at = requestAt(row);
    prepared(this.db, `delete from ${requests} where at = ? and line = ?`).run(
      at,
      requestLine(row),
    );
    const sql = `select ${REQUEST_COLUMNS} from ${requests} where at = ?`;
    const still = new Set(preparedRaw(this.db, sql).all(at).flatMap(requestKeysOf));
    const gone = requestKeysOf(row).filter((key) => !still.has(key));
    const unlink = prepared(this.db, `delete from ${requestKeys} where key = ?`);
    for (const key of gone) unlink.run(key);
    const waiting = this.#keys.get(day);
    if (waiting !== undefined && gone.length > 0) {
      this.#keys.set(
        day,
        waiting.filter((key) => !gone.includes(key)),
      );
    }
    this.#countRow(row, -1);
  }

  /** What is part of a row of tuples is not plain. */
  #countRow(row: RequestRow, sign: 1 | -1): void {
    this.#count(requestAt(row), kindOfRow(row), sign, countsOfRow(row));
    if (!isTupleRow(row)) return;
    for (const { at, slice } of attemptsOfRow(row).filter(isOk)) {
      this.countPlain(at, slice, sign === 1 ? -1 : 1);
    }
  }

  #count(
    at: EpochMs,
    kind: number,
    sign: 1 | -1,
    { skips, coalesced }: { skips: number; coalesced: number },
  ): void {
    const minute = Math.floor((at % MINUTES_LEVEL) / MINUTE_MS);
    const bucket = Math.floor(at / MINUTES_LEVEL);
    const counts = countsAt(this.#changes, bucket, minuteKey(kind, minute));
    counts.requests += sign;
    counts.skips += sign * skips;
    counts.coalesced += sign * coalesced;
  }

  #plainKindOf(slice: number): number {
    const known = this.#plainKinds.get(slice);
    if (known !== undefined) return known;
    const [gateway, region, runtime, provider, model] = this.cache.slices.valuesOf(slice);
    const kind = plainKind({ gateway, region, runtime }, provider, model);
    const id = this.cache.requestKinds.idOf(kind);
    this.#plainKinds.set(slice, id);
    return id;
  }

  /** What retention has dropped must not come back in part. */
  #flushSums(): void {
    if (this.#changes.size === 0) return;
    const kept = readKeptSince(this.db);
    let deltas = this.#changes;
    let finer: number = MINUTES_LEVEL;
    for (const { level } of STORED_LEVELS) {
      if (level !== finer) deltas = coarser(deltas, level / finer, finer === MINUTES_LEVEL);
      finer = level;
      for (const [bucket, change] of deltas) {
        if (bucket * level >= levelSince(kept, level)) this.#write(level, bucket, change);
      }
    }
  }

  #write(level: number, bucket: number, change: ReadonlyMap<number, RequestCounts>): void {
    const find = preparedRaw(
      this.db,
      "select sums from request_sums where level = ? and bucket = ?",
    );
    const stored = (find.get(level, bucket)?.[0] ?? null) as Uint8Array | null;
    const counts = applyCounts(stored, change);
    if (counts.size === 0) {
      prepared(this.db, "delete from request_sums where level = ? and bucket = ?").run(
        ...[level, bucket],
      );
      return;
    }
    prepared(
      this.db,
      `insert into request_sums (level, bucket, sums) values (?, ?, ?)
       on conflict (level, bucket) do update set sums = excluded.sums`,
    ).run(level, bucket, encodeCounts(counts));
  }
}

const NOTHING_ELSE = { skips: 0, coalesced: 0 };

function isOk({ outcome }: Arrival): boolean {
  return outcome === OK_CODE;
}

function countsAt(deltas: Deltas, bucket: number, key: number): RequestCounts {
  let keys = deltas.get(bucket);
  if (keys === undefined) {
    keys = new Map();
    deltas.set(bucket, keys);
  }
  let counts = keys.get(key);
  if (counts === undefined) {
    counts = { requests: 0, skips: 0, coalesced: 0 };
    keys.set(key, counts);
  }
  return counts;
}

function coarser(deltas: Deltas, ratio: number, byMinute: boolean): Deltas {
  const result: Deltas = new Map();
  for (const [bucket, keys] of deltas) {
    for (const [key, { requests, skips, coalesced }] of keys) {
      const kind = byMinute ? kindOfKey(key) : key;
      const counts = countsAt(result, Math.floor(bucket / ratio), kind);
      counts.requests += requests;
      counts.skips += skips;
      counts.coalesced += coalesced;
    }
  }
  return result;
}

function sameRow(a: RequestRow, b: RequestRow): boolean {
  return a.every((value, index) => sameValue(value, b[index] ?? null));
}

function sameValue(a: Value, b: Value): boolean {
  if (a instanceof Uint8Array && b instanceof Uint8Array) return Buffer.compare(a, b) === 0;
  return a === b;
}
