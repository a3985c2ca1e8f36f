import { arrivalOf } from "@/db/events/store/arrivals-codec";
import {
  ATTEMPT_COLUMNS,
  type AttemptRow,
  atOf,
  groupOf,
  idsOf,
  lineOf,
  sliceOf,
  storedAttempt,
} from "@/db/events/store/attempt-row";
import { type Day, dayOf, dayTables } from "@/db/events/store/day-tables";
import { preparedRaw } from "@/db/events/store/prepared";
import { type RequestRow, requestIdOfRow, requestRow } from "@/db/events/store/request-row";
import { LOOKUP_STEP, lookupRanges } from "@/db/events/store/text-hash";
import { tupleGroup } from "@/db/events/store/tuple-group";
import type { Sqlite } from "@/db/open-store";
import type { Attempt } from "@/lib/core/attempt/attempt";
import { tellsOfRequest, tupleRequest } from "@/lib/core/request/tuple-request";
import type { RequestTables } from "./request-tables";
import type { StoreCache } from "./store-cache";

/**
 * An id that more tuples of a day carry names no request, but whatever somebody put in its place: then
 * each of them is a request by itself.
 */
const MOST_TUPLES = 200;
/** Keys of other ids may be among those of an id now and then. */
const MOST_KEYS = 2 * MOST_TUPLES;

/** New tuples of one group, by its number. */
type Groups = Map<number, AttemptRow[]>;
type DayGroups = {
  /** Groups with a tuple that tells something of its request. */
  readonly telling: Groups;
  /** Those of which only plain tuples are new: they have a row if others came before. */
  readonly plain: Groups;
};

/**
 * The requests that tuples are part of: those of one Gateway and one UTC day with one request id. A
 * function of the set of tuples, whatever their order and batches.
 */
export class TupleRequests {
  readonly #days = new Map<Day, DayGroups>();

  constructor(
    private readonly db: Sqlite,
    private readonly cache: StoreCache,
    private readonly requests: RequestTables,
  ) {}

  /** Notes a tuple of a Gateway whose row is new; `settle` does the rest. */
  note(row: AttemptRow, tuple: Attempt, gateway: string): void {
    const telling = tellsOfRequest(tuple);
    if (tuple.outcome === "ok") this.requests.countPlain(tuple.at, sliceOf(row), 1);
    if (!telling && tuple.requestId === null) return;
    const groups = this.#groupsOf(dayOf(tuple.at));
    const group = tupleGroup(gateway, tuple.requestId, lineOf(row));
    const rows = groups.telling.get(group) ?? groups.plain.get(group);
    if (rows === undefined) {
      (telling ? groups.telling : groups.plain).set(group, [row]);
      return;
    }
    rows.push(row);
    if (telling && groups.plain.delete(group)) groups.telling.set(group, rows);
  }

  /** Brings the rows of requests up to what was noted. Only inside a write transaction. */
  settle(): void {
    for (const [day, { telling, plain }] of this.#days) {
      const known = new Set(this.requests.knownGroups([...telling.keys(), ...plain.keys()], day));
      for (const group of known) {
        const rows = plain.get(group);
        if (rows !== undefined) telling.set(group, rows);
      }
      this.#settleDay(day, telling, known);
    }
    this.clear();
  }

  clear(): void {
    this.#days.clear();
  }

  #settleDay(day: Day, groups: Groups, known: ReadonlySet<number>): void {
    const times = this.#storedTimes(day, groups);
    for (const [group, fresh] of groups) {
      const { requestId } = idsOf(fresh[0] as AttemptRow);
      const before = known.has(group)
        ? this.requests.rowsOf(group, day).filter((row) => requestIdOfRow(row) === requestId)
        : [];
      const stored = this.#storedRows(fresh[0] as AttemptRow, requestId, times.get(group) ?? []);
      const rows = inOrder([...stored, ...fresh]);
      if (rows.length <= MOST_TUPLES) {
        const row = this.#requestOf(group, rows);
        this.requests.replace(before, row === null ? [] : [row]);
        continue;
      }
      // What was stored beyond the limit stands by itself already.
      const apart = stored.length > MOST_TUPLES ? fresh : rows;
      this.requests.replace(
        before,
        apart.map((row) => this.#requestApart(row)).filter((row) => row !== null),
      );
    }
  }

  /** A failed tuple whose id names no request: a request of which nobody can tell how it went on. */
  #requestApart(row: AttemptRow): RequestRow | null {
    const tuple = { ...this.#attemptOf(row), requestId: null };
    if (tuple.outcome === "ok") return null;
    const [gateway] = this.cache.slices.valuesOf(sliceOf(row));
    const name = this.cache.names.textOf(gateway) ?? "";
    return this.#row(tupleGroup(name, null, lineOf(row)), [row], [tuple]);
  }

  #requestOf(group: number, rows: readonly AttemptRow[]): RequestRow | null {
    const tuples = rows.map((row) => this.#attemptOf(row));
    if (!tuples.some(tellsOfRequest)) return null;
    return this.#row(group, rows, tuples);
  }

  #row(group: number, rows: readonly AttemptRow[], tuples: readonly Attempt[]): RequestRow {
    const last = rows.at(-1) as AttemptRow;
    const [gateway, region, runtime] = this.cache.slices.valuesOf(sliceOf(last));
    return requestRow(
      {
        request: tupleRequest(tuples),
        place: { gateway, region, runtime },
        lineId: lineOf(last),
        attempts: rows.map(arrivalOf),
        ...{ others: [], group, tuple: true },
      },
      this.cache.requestKinds,
      this.cache.names,
    );
  }

  /** The times of a day at which older tuples of these groups may be, in one query for all. */
  #storedTimes(day: Day, groups: Groups): Map<number, number[]> {
    const ranges = [...groups].flatMap(([group, rows]) => {
      const { requestId } = idsOf(rows[0] as AttemptRow);
      if (requestId === null) return [];
      return lookupRanges("request", requestId, day).map((range) => ({ group, ...range }));
    });
    const { lookup } = dayTables(day);
    // The limit keeps an id that half of all tuples carry from being read whole with every batch.
    const find = preparedRaw(
      this.db,
      `select r.key, k.key from json_each(?) r cross join ${lookup} k on k.key in (
         select key from ${lookup} where key >= r.value and key < r.value + ${LOOKUP_STEP}
         limit ${MOST_KEYS})`,
    );
    const times = new Map<number, number[]>();
    for (const [index, key] of find.all(JSON.stringify(ranges.map(({ start }) => start)))) {
      const range = ranges[index as number];
      if (range === undefined) continue;
      const known = times.get(range.group) ?? [];
      if (known.length < MOST_KEYS) known.push(range.from + (key as number) - range.start);
      times.set(range.group, known);
    }
    return times;
  }

  /** Older tuples of a group, not in order; more than `MOST_TUPLES` where there are too many. */
  #storedRows(first: AttemptRow, requestId: string | null, times: readonly number[]): AttemptRow[] {
    const [gateway] = this.cache.slices.valuesOf(sliceOf(first));
    const stored: AttemptRow[] = [];
    for (const at of new Set(times)) {
      if (stored.length > MOST_TUPLES) break;
      const { attempts } = dayTables(dayOf(at));
      const sql = `select ${ATTEMPT_COLUMNS} from ${attempts} where at = ?`;
      for (const row of preparedRaw(this.db, sql).all(at)) {
        const same =
          groupOf(row) === null &&
          this.cache.slices.valuesOf(sliceOf(row))[0] === gateway &&
          idsOf(row).requestId === requestId;
        if (same) stored.push(row);
      }
    }
    return stored;
  }

  #attemptOf(row: AttemptRow): Attempt {
    return storedAttempt(row, this.cache.names, this.cache.slices, () => "");
  }

  #groupsOf(day: Day): DayGroups {
    let groups = this.#days.get(day);
    if (groups === undefined) {
      groups = { telling: new Map(), plain: new Map() };
      this.#days.set(day, groups);
    }
    return groups;
  }
}

/** Each row once, in order of time. */
function inOrder(rows: readonly AttemptRow[]): AttemptRow[] {
  const unique = new Map(rows.map((row) => [`${atOf(row)} ${lineOf(row)}`, row]));
  return [...unique.values()].sort((a, b) => atOf(a) - atOf(b) || lineOf(a) - lineOf(b));
}
