import { decodeArrivals } from "@/db/events/store/arrivals-codec";
import {
  ATTEMPT_COLUMNS,
  type AttemptRow,
  atOf,
  attemptId,
  lineOf,
  parseAttemptId,
} from "@/db/events/store/attempt-row";
import { OK_CODE } from "@/db/events/store/codes";
import { type Day, dayOf, dayTables } from "@/db/events/store/day-tables";
import { preparedRaw } from "@/db/events/store/prepared";
import {
  attemptsOfRow,
  REQUEST_COLUMNS,
  type RequestRow,
  requestAt,
  requestLine,
  storedRequest,
} from "@/db/events/store/request-row";
import { tupleGroup } from "@/db/events/store/tuple-group";
import { tupleRequest } from "@/lib/core/request/tuple-request";
import type { RequestsQuery, StoredAttempt, StoredRequest } from "@/lib/core/store/event-store";
import { DAY_MS, type EpochMs, type TimeRange } from "@/lib/core/time/range";
import { busySpans } from "./busy-spans";
import { rangesBefore } from "./ranges-before";
import { stored } from "./read-attempts";
import type { ReadContext } from "./read-context";
import { type RequestSelection, selectRequests, speaksOfCalls } from "./request-selection";
import { requestSpans } from "./request-spans";

/** Attempts of a request that a list shows. */
const MOST_ATTEMPTS = 50;
/** Rows looked at for a page: a filter on attempts finds what it wants by looking at every request. */
const MOST_LOOKED_AT = 20_000;
const CHUNK = 500;

/** The row of a request; `null` where there is none. */
export function rowAt(context: ReadContext, { at, line }: Position): RequestRow | null {
  if (!context.hasDay(dayOf(at))) return null;
  const { requests } = dayTables(dayOf(at));
  const sql = `select ${REQUEST_COLUMNS} from ${requests} where at = ? and line = ?`;
  return preparedRaw(context.db, sql).get(at, line) ?? null;
}

type Position = { readonly at: EpochMs; readonly line: number };
/** Newest first. `floor`: nothing below it was looked at; `null`: all was, or enough was found. */
type Found<T> = { readonly items: readonly (T & Position)[]; readonly floor: Position | null };

/**
 * The newest requests that a query admits, a page at a time: those that have a row, and plain tuples
 * between them. A cursor that is not one of ours starts anew.
 */
export function readRequests(
  context: ReadContext,
  query: RequestsQuery,
): { requests: StoredRequest[]; nextCursor: string | null } {
  return context.read(() => {
    const before = query.cursor === null ? null : parseAttemptId(query.cursor);
    const range = { ...query.range, to: Math.min(query.range.to, endBelow(before)) };
    if (range.from >= range.to) return { requests: [], nextCursor: null };
    const selection = selectRequests(context, query);
    const wanted = query.limit + 1;
    const rows = newestRows(context, range, selection, before, wanted);
    const plain = newestPlain(context, range, query, selection, before, wanted);
    const [floor = null] = [rows.floor, plain.floor]
      .filter((one) => one !== null)
      .sort(newestFirst);
    const found = [...rows.items, ...plain.items]
      .filter((item) => floor === null || newestFirst(item, floor) <= 0)
      .sort(newestFirst);
    const page = found.slice(0, query.limit);
    return {
      requests: page.map((item) =>
        "row" in item ? requestOfRow(context, item.row) : plainRequest(item.attempt),
      ),
      nextCursor: cursorAfter(page, found.length > page.length, floor),
    };
  });
}

function newestFirst(a: Position, b: Position): number {
  return b.at - a.at || b.line - a.line;
}

/** The end of what lies below a position: an instant's first line has nothing of the same instant below it. */
function endBelow(before: Position | null): EpochMs {
  return before === null ? Number.POSITIVE_INFINITY : before.at + (before.line > 0 ? 1 : 0);
}

/** Always below the cursor that was given, so that reading page after page comes to an end. */
function cursorAfter(
  page: readonly Position[],
  more: boolean,
  floor: Position | null,
): string | null {
  const last = more ? page.at(-1) : floor;
  return last === null || last === undefined ? null : attemptId(last.at, last.line);
}

/** A request that has a row, as the port tells of it. */
export function requestOfRow(context: ReadContext, row: RequestRow): StoredRequest {
  return {
    id: `r-${attemptId(requestAt(row), requestLine(row))}`,
    request: storedRequest(row, context.requestKinds, context.names),
    attempts: attemptsOfRow(row)
      .slice(0, MOST_ATTEMPTS)
      .flatMap((key) => attemptAt(context, key) ?? []),
  };
}

/** A tuple that is a request by itself. */
export function plainRequest(attempt: StoredAttempt): StoredRequest {
  const { id, gateway, region, runtime } = attempt;
  return {
    id,
    request: { ...tupleRequest([attempt]), gateway, region, runtime },
    attempts: [attempt],
  };
}

function attemptAt(context: ReadContext, { at, line }: Position): StoredAttempt | null {
  if (!context.hasDay(dayOf(at))) return null;
  const { attempts } = dayTables(dayOf(at));
  const sql = `select ${ATTEMPT_COLUMNS} from ${attempts} where at = ? and line = ?`;
  const row = preparedRaw(context.db, sql).get(at, line);
  return row === undefined ? null : stored(context, row);
}

function newestRows(
  context: ReadContext,
  range: TimeRange,
  { kinds, attempts }: RequestSelection,
  before: Position | null,
  wanted: number,
): Found<{ row: RequestRow }> {
  const enough = attempts === null ? wanted : Number.POSITIVE_INFINITY;
  const spans =
    kinds === null
      ? [range]
      : rangesBefore(range, before).flatMap((part) => requestSpans(context, part, kinds, enough));
  const ids = kinds === null ? null : JSON.stringify([...kinds]);
  const items: ({ row: RequestRow } & Position)[] = [];
  let looked = 0;
  const columns = attempts === null ? REQUEST_COLUMNS : "at, line, attempts";
  for (const row of rowsBelow(context, spans, before, (table) => [
    `select ${columns} from ${table.requests} where at >= ? and at < ? and (at, line) < (?, ?)
     ${ids === null ? "" : "and kind in (select value from json_each(?))"}`,
    ids === null ? [] : [ids],
    attempts === null ? wanted : CHUNK,
  ])) {
    const position = { at: requestAt(row), line: requestLine(row) };
    if (attempts === null) items.push({ row, ...position });
    else if (hasAttempt(row[2] as Uint8Array, attempts)) {
      const whole = rowAt(context, position);
      if (whole !== null) items.push({ row: whole, ...position });
    }
    if (items.length >= wanted) return { items, floor: null };
    if (++looked >= MOST_LOOKED_AT) return { items, floor: position };
  }
  return { items, floor: null };
}

function hasAttempt(
  stored: Uint8Array,
  { slices, outcomes }: NonNullable<RequestSelection["attempts"]>,
): boolean {
  return decodeArrivals(stored).some(
    ({ slice, outcome }) =>
      (outcomes & (1 << outcome)) !== 0 && (slices === null || slices.has(slice)),
  );
}

function newestPlain(
  context: ReadContext,
  range: TimeRange,
  { filter }: RequestsQuery,
  { plainKinds, plainSlices, attempts }: RequestSelection,
  before: Position | null,
  wanted: number,
): Found<{ attempt: StoredAttempt }> {
  const nothing = { items: [], floor: null };
  if (plainSlices.size === 0 || plainKinds.size === 0) return nothing;
  if (attempts !== null && (attempts.outcomes & (1 << OK_CODE)) === 0) return nothing;
  const byCall = speaksOfCalls(filter);
  const answered = { ...filter, outcomes: ["ok" as const], notOutcomes: [] };
  const spans = rangesBefore(range, before).flatMap((part) =>
    byCall
      ? busySpans(context, part, answered, wanted)
      : requestSpans(context, part, plainKinds, wanted),
  );
  const slices = JSON.stringify([...plainSlices]);
  const items: ({ attempt: StoredAttempt } & Position)[] = [];
  let looked = 0;
  for (const chunk of chunksOf(
    rowsBelow(context, spans, before, ({ attempts: table }) => [
      `select ${ATTEMPT_COLUMNS} from ${table} where at >= ? and at < ? and (at, line) < (?, ?)
       and outcome = ${OK_CODE} and evidence is null and slice in (select value from json_each(?))`,
      [slices],
      Math.min(wanted, CHUNK),
    ]),
    Math.min(wanted, CHUNK),
  )) {
    for (const row of withoutRequest(context, chunk)) {
      items.push({ attempt: stored(context, row), at: atOf(row), line: lineOf(row) });
      if (items.length >= wanted) return { items, floor: null };
    }
    looked += chunk.length;
    const last = chunk.at(-1);
    if (looked >= MOST_LOOKED_AT && last !== undefined)
      return { items, floor: { at: atOf(last), line: lineOf(last) } };
  }
  // Those with a row were counted too where the parts to look at were chosen: there may be older ones.
  const end = spans.at(-1)?.from ?? range.from;
  return { items, floor: byCall && end > range.from ? { at: end, line: 0 } : null };
}

/** The tuples among these that are no part of a request with a row. */
export function withoutRequest(context: ReadContext, rows: readonly AttemptRow[]): AttemptRow[] {
  const plain: AttemptRow[] = [];
  for (const [day, ofDay] of Map.groupBy(rows, (row) => dayOf(atOf(row)))) {
    const hashes = ofDay.map((row) => tupleHash(context, row));
    const { requests } = dayTables(day);
    const known = preparedRaw(
      context.db,
      `select distinct g.value from json_each(?) g cross join ${requests} r on r.evidence = g.value`,
    ).all(JSON.stringify(hashes));
    const taken = new Set(known.map(([hash]) => hash));
    plain.push(...ofDay.filter((_, index) => !taken.has(hashes[index] as number)));
  }
  return plain;
}

/** Hash of the group of a tuple's request. */
export function tupleHash(context: ReadContext, row: AttemptRow): number {
  const { requestId, gateway } = stored(context, row);
  return tupleGroup(gateway, requestId, lineOf(row));
}

type Statement = readonly [sql: string, bound: readonly string[], atOnce: number];

/** Rows of some spans below a position, newest first, read a few at a time. */
function* rowsBelow(
  context: ReadContext,
  spans: readonly TimeRange[],
  before: Position | null,
  statementOf: (tables: ReturnType<typeof dayTables>) => Statement,
): Generator<AttemptRow> {
  for (const span of spans) {
    for (const day of daysIn(context, span)) {
      const [sql, bound, atOnce] = statementOf(dayTables(day));
      const page = preparedRaw(context.db, `${sql} order by at desc, line desc limit ?`);
      const from = Math.max(span.from, day * DAY_MS);
      const to = Math.min(span.to, (day + 1) * DAY_MS);
      let below = before ?? { at: Number.MAX_SAFE_INTEGER, line: 0 };
      for (;;) {
        const rows = page.all(from, to, below.at, below.line, ...bound, atOnce);
        yield* rows;
        const last = rows.at(-1);
        if (last === undefined || rows.length < atOnce) break;
        below = { at: atOf(last), line: lineOf(last) };
      }
    }
  }
}

function* chunksOf<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let chunk: T[] = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

function daysIn(context: ReadContext, { from, to }: TimeRange): Day[] {
  const [first, last] = [dayOf(from), dayOf(to - 1)];
  return [...context.openDays()].filter((day) => day >= first && day <= last).sort((a, b) => b - a);
}
