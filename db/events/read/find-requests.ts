import {
  ATTEMPT_COLUMNS,
  type AttemptRow,
  atOf,
  groupOf,
  lineOf,
  parseAttemptId,
} from "@/db/events/store/attempt-row";
import { type Day, dayOf, dayTables } from "@/db/events/store/day-tables";
import { componentOf, NodeLoader } from "@/db/events/store/evidence-component";
import { groupOfLine } from "@/db/events/store/load-group";
import { preparedRaw } from "@/db/events/store/prepared";
import {
  attemptsOfRow,
  idsOfRow,
  REQUEST_COLUMNS,
  type RequestRow,
} from "@/db/events/store/request-row";
import { LOOKUP_STEP, type LookupKind, lookupRanges } from "@/db/events/store/text-hash";
import { tupleGroup } from "@/db/events/store/tuple-group";
import { assemble } from "@/lib/core/attempt/assemble";
import { assembleRequests } from "@/lib/core/request/assemble-requests";
import type { StoredRequest } from "@/lib/core/store/event-store";
import { groupContext } from "./group-context";
import { stored } from "./read-attempts";
import type { ReadContext } from "./read-context";
import { plainRequest, requestOfRow, rowAt, tupleHash } from "./read-requests";

export type FoundRequests = { found: "request" | "session"; requests: StoredRequest[] };

type Found = { readonly request: StoredRequest; readonly bySession: boolean };

/**
 * The requests that an id of any kind names, newest first. A session's id is one only where no request
 * and no call has it.
 */
export function findRequests(context: ReadContext, id: string, limit: number): FoundRequests {
  return context.read(() => {
    const own = ownRequest(context, id);
    if (own !== null) return { found: "request", requests: [own] };
    const found: Found[] = [];
    for (const day of [...context.openDays()].sort((a, b) => b - a)) {
      found.push(...requestsWithRow(context, id, day), ...requestsOfTuples(context, id, day));
      if (found.length >= 2 * limit) break;
    }
    const unique = [...new Map(found.map((one) => [one.request.id, one])).values()];
    const direct = unique.filter(({ bySession }) => !bySession);
    const chosen = (direct.length > 0 ? direct : unique).map(({ request }) => request);
    chosen.sort((a, b) => b.request.endedAt - a.request.endedAt || (a.id < b.id ? 1 : -1));
    return {
      found: direct.length > 0 || unique.length === 0 ? "request" : "session",
      requests: chosen.slice(0, limit),
    };
  });
}

/** A call's id in a timeline: its run, and a number that repeats. */
const CALL_OF_RUN = /^(.+):model:\d+$/;

/** By a stored request's own id, or that of one of its attempts. */
function ownRequest(context: ReadContext, id: string): StoredRequest | null {
  const row = requestRowOf(context, id);
  if (row !== null) return requestOfRow(context, row);
  const key = parseAttemptId(id);
  if (key === null || !context.hasDay(dayOf(key.at))) return null;
  const { attempts } = dayTables(dayOf(key.at));
  const sql = `select ${ATTEMPT_COLUMNS} from ${attempts} where at = ? and line = ?`;
  const attempt = preparedRaw(context.db, sql).get(key.at, key.line);
  return attempt === undefined ? null : requestOfAttempt(context, attempt);
}

/** The row of a stored request by its own id; `null` where there is none. */
export function requestRowOf(context: ReadContext, id: string): RequestRow | null {
  const key = id.startsWith("r-") ? parseAttemptId(id.slice(2)) : null;
  return key === null ? null : rowAt(context, key);
}

function requestOfAttempt(context: ReadContext, attempt: AttemptRow): StoredRequest | null {
  const hash = groupOf(attempt);
  if (hash === null) return requestOfTuple(context, attempt);
  const groups = groupContext(context);
  const day = dayOf(atOf(attempt));
  const group = groupOfLine(groups, hash, day, lineOf(attempt));
  if (group === null) return null;
  const { lines } = componentOf(new NodeLoader(groups), { group, day });
  const request = assembleRequests(lines, assemble(lines)).find(({ attempts }) =>
    attempts.some(({ value, lineId }) => value.at === atOf(attempt) && lineId === lineOf(attempt)),
  );
  const last = request?.lines.at(-1);
  if (last === undefined) return null;
  const row = rowAt(context, { at: last.value.at, line: last.lineId });
  return row === null ? null : requestOfRow(context, row);
}

function requestsWithRow(context: ReadContext, id: string, day: Day): Found[] {
  const run = CALL_OF_RUN.exec(id)?.[1] ?? null;
  return [id, ...(run === null ? [] : [run])].flatMap((wanted) =>
    rowsWith(context, wanted, day).map((row) => {
      const { request, trace, session, others } = idsOfRow(row);
      const bySession =
        session === wanted && request !== wanted && trace !== wanted && !others.includes(wanted);
      return { request: requestOfRow(context, row), bySession };
    }),
  );
}

/** Requests of evidence that carry an id. */
function rowsWith(context: ReadContext, id: string, day: Day): RequestRow[] {
  const { requests, requestKeys } = dayTables(day);
  const find = preparedRaw(context.db, `select ${REQUEST_COLUMNS} from ${requests} where at = ?`);
  const times = timesOf(context, ["request", "trace", "session", "other"], id, day, requestKeys);
  return times
    .flatMap((at) => find.all(at))
    .filter((row) => {
      const { request, trace, session, others } = idsOfRow(row);
      return [request, trace, session, ...others].includes(id);
    });
}

function requestsOfTuples(context: ReadContext, id: string, day: Day): Found[] {
  const { attempts, lookup } = dayTables(day);
  const find = preparedRaw(context.db, `select ${ATTEMPT_COLUMNS} from ${attempts} where at = ?`);
  return timesOf(context, ["request", "session"], id, day, lookup)
    .flatMap((at) => find.all(at))
    .flatMap((row) => {
      if (groupOf(row) !== null) return [];
      const { requestId, sessionId } = stored(context, row);
      if (requestId !== id && sessionId !== id) return [];
      return [{ request: requestOfTuple(context, row), bySession: requestId !== id }];
    });
}

function requestOfTuple(context: ReadContext, tuple: AttemptRow): StoredRequest {
  const { requests } = dayTables(dayOf(atOf(tuple)));
  const sql = `select ${REQUEST_COLUMNS} from ${requests} where evidence = ?`;
  const { gateway } = stored(context, tuple);
  const alone = tupleGroup(gateway, null, lineOf(tuple));
  const row = [tupleHash(context, tuple), alone]
    .flatMap((group) => preparedRaw(context.db, sql).all(group))
    .find((candidate) =>
      attemptsOfRow(candidate).some(({ at, line }) => at === atOf(tuple) && line === lineOf(tuple)),
    );
  return row === undefined ? plainRequest(stored(context, tuple)) : requestOfRow(context, row);
}

/** What is found of an id that too many carry to be one. */
const MOST_KEYS = 10_000;

/** The times of a day under which a table of keys has an id, in one query. */
function timesOf(
  context: ReadContext,
  kinds: readonly LookupKind[],
  id: string,
  day: Day,
  table: string,
): number[] {
  const ranges = kinds.flatMap((kind) => lookupRanges(kind, id, day));
  const keys = preparedRaw(
    context.db,
    `select k.key from json_each(?) r cross join ${table} k
     on k.key >= r.value and k.key < r.value + ${LOOKUP_STEP} limit ${MOST_KEYS}`,
  ).all(JSON.stringify(ranges.map(({ start }) => start)));
  const times = keys.flatMap(([key]) => {
    const range = ranges.find(
      ({ start, end }) => start <= (key as number) && (key as number) < end,
    );
    return range === undefined ? [] : [range.from + (key as number) - range.start];
  });
  return [...new Set(times)];
}
