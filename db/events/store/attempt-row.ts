import type { Sqlite } from "@/db/open-store";
import { type Attempt, hasKnownDenominator, type Runtime } from "@/lib/core/attempt/attempt";
import type { Sourced, StoredAttempt } from "@/lib/core/store/event-store";
import type { EpochMs } from "@/lib/core/time/range";
import { originCode, originOf, outcomeCode, outcomeOf } from "./codes";
import { type Day, dayTables } from "./day-tables";
import { decodeId, encodeId, type StoredId } from "./id-codec";
import { type Names, UNKNOWN } from "./names";
import { prepared, type Value } from "./prepared";
import type { Slices } from "./slices";
import { lookupKey } from "./text-hash";

/** Columns of an attempts table in the order of an {@link AttemptRow}. */
export const ATTEMPT_COLUMNS =
  "at, line, slice, outcome, origin, status, latency, source, offset, bytes, request, session, " +
  "ttfb, reason, code, preview, trace, route, evidence, requested, number";

/** How many of them, from the first, every attempt has a use for; the others are mostly null. */
const COMMON_COLUMNS = 12;

/** Values in the order of {@link ATTEMPT_COLUMNS}; where all that is not common is null, it may be left out. */
export type AttemptRow = readonly Value[];

const [AT, LINE, SLICE, OUTCOME, ORIGIN, STATUS, LATENCY, SOURCE, OFFSET, BYTES] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
];
const [REQUEST, SESSION, TTFB, REASON, CODE, PREVIEW, TRACE, ROUTE, EVIDENCE] = [
  10, 11, 12, 13, 14, 15, 16, 17, 18,
];
const [REQUESTED, NUMBER] = [19, 20];

/** Two statements that insert a row unless its line is there: binding a null costs as much as a value. */
export type AttemptInserts = { readonly whole: Inserting; readonly common: Inserting };
type Inserting = ReturnType<typeof prepared>;

export function attemptInserts(db: Sqlite, day: Day): AttemptInserts {
  const columns = ATTEMPT_COLUMNS.split(", ");
  const insert = (count: number) =>
    // The conflict is named, so that no other fault passes for it.
    prepared(
      db,
      `insert into ${dayTables(day).attempts} (${columns.slice(0, count).join(", ")})
       values (${Array(count).fill("?").join(", ")}) on conflict (at, line) do nothing`,
    );
  return { whole: insert(columns.length), common: insert(COMMON_COLUMNS) };
}

/** Inserts a row; false if its line is there already. */
export function insertAttempt({ whole, common }: AttemptInserts, row: AttemptRow): boolean {
  return (row.length === COMMON_COLUMNS ? common : whole).run(row).changes > 0;
}

/** `group`: hash of the evidence group that it was assembled from; `null` for a tuple. */
export function attemptRow(
  { lineId, offset, bytes, value }: Sourced<Attempt>,
  slice: number,
  source: number,
  group: number | null,
  names: Names,
): AttemptRow {
  const row: Value[] = [
    value.at,
    lineId,
    slice,
    outcomeCode(value.outcome),
    originCode(value.origin),
    value.status,
    value.latencyMs,
    source,
    offset,
    bytes,
    encodeId(value.requestId),
    encodeId(value.sessionId),
  ];
  if (hasRareValues(value) || group !== null) {
    row.push(
      value.ttfbMs,
      value.gatewayReason === null ? null : names.idOf(value.gatewayReason),
      value.errorCode,
      value.errorPreview,
      encodeId(value.traceId),
      value.routeVersion === null ? null : names.idOf(value.routeVersion),
      group,
      value.requestedModel == null ? null : names.idOf(value.requestedModel),
      value.attemptNumber ?? null,
    );
  }
  return row;
}

function hasRareValues(attempt: Attempt): boolean {
  const { ttfbMs, gatewayReason, errorCode, errorPreview, traceId, routeVersion } = attempt;
  const { requestedModel = null, attemptNumber = null } = attempt;
  return (
    requestedModel !== null ||
    attemptNumber !== null ||
    ttfbMs !== null ||
    gatewayReason !== null ||
    errorCode !== null ||
    errorPreview !== null ||
    traceId !== null ||
    routeVersion !== null
  );
}

export function storedAttempt(
  row: AttemptRow,
  names: Names,
  slices: Slices,
  pathOf: (source: number) => string,
): StoredAttempt {
  const values = slices.valuesOf(row[SLICE] as number);
  const [gateway, region, runtime, provider, model, keyId] = values.map((id) => names.textOf(id));
  return {
    id: attemptId(atOf(row), lineOf(row)),
    at: atOf(row),
    requestId: decodeId(row[REQUEST] as StoredId),
    traceId: decodeId((row[TRACE] ?? null) as StoredId),
    sessionId: decodeId(row[SESSION] as StoredId),
    gateway: gateway ?? "",
    region: region ?? null,
    runtime: (runtime ?? null) as Runtime | null,
    provider: provider ?? null,
    model: model ?? null,
    keyId: keyId ?? null,
    status: row[STATUS] as number | null,
    outcome: outcomeOf(outcomeOfRow(row)),
    gatewayReason: nameAt(row, REASON, names),
    latencyMs: row[LATENCY] as number | null,
    ttfbMs: row[TTFB] as number | null,
    routeVersion: nameAt(row, ROUTE, names),
    errorPreview: row[PREVIEW] as string | null,
    errorCode: row[CODE] as string | null,
    origin: originOf(row[ORIGIN] as number),
    source: pathOf(sourceOf(row)),
    requestedModel: nameAt(row, REQUESTED, names),
    attemptNumber: (row[NUMBER] ?? null) as number | null,
  };
}

/** Rows of an id: its time and line in base 36. */
export function attemptId(at: number, line: number): string {
  return `${at.toString(36)}-${line.toString(36)}`;
}

/** The inverse of {@link attemptId}; `null` for any other text. */
export function parseAttemptId(id: string): { at: number; line: number } | null {
  const match = /^([0-9a-z]{1,9})-([0-9a-z]{1,11})$/.exec(id);
  if (match === null) return null;
  return { at: Number.parseInt(match[1] ?? "", 36), line: Number.parseInt(match[2] ?? "", 36) };
}

export function atOf(row: AttemptRow): number {
  return row[AT] as number;
}
export function lineOf(row: AttemptRow): number {
  return row[LINE] as number;
}
export function sliceOf(row: AttemptRow): number {
  return row[SLICE] as number;
}
export function outcomeOfRow(row: AttemptRow): number {
  return row[OUTCOME] as number;
}
export function sourceOf(row: AttemptRow): number {
  return row[SOURCE] as number;
}
export function placeOf(row: AttemptRow): { offset: number; bytes: number } {
  return { offset: row[OFFSET] as number, bytes: row[BYTES] as number };
}
export function groupOf(row: AttemptRow): number | null {
  return (row[EVIDENCE] ?? null) as number | null;
}
/** What the rollups count of a row. */
export type Counted = {
  /** Rounded to whole ms; `null`: not measured. */
  readonly latencyMs: number | null;
  /** A bit for each of `COUNTERS`, in their order. */
  readonly mask: number;
};

export function countedOf(row: AttemptRow, slices: Slices): Counted {
  const [, region, , provider, model, key] = slices.valuesOf(sliceOf(row));
  const latency = row[LATENCY] as number | null;
  return {
    latencyMs: latency === null ? null : Math.round(latency),
    mask:
      bit(0, hasKnownDenominator(originOf(row[ORIGIN] as number))) |
      bit(1, row[REQUEST] !== null) |
      bit(2, row[SESSION] !== null) |
      bit(3, provider !== UNKNOWN) |
      bit(4, model !== UNKNOWN) |
      bit(5, row[STATUS] !== null) |
      bit(6, region !== UNKNOWN) |
      bit(7, key !== UNKNOWN),
  };
}

function bit(position: number, set: boolean): number {
  return set ? 1 << position : 0;
}

/** The keys by which a row is found in its day's lookup table. */
export function lookupKeysOf(row: AttemptRow): number[] {
  const keys: number[] = [];
  pushLookupKeys(keys, atOf(row), idsOf(row), groupOf(row));
  return keys;
}

export type AttemptIds = Pick<Attempt, "requestId" | "traceId" | "sessionId">;

export function idsOf(row: AttemptRow): AttemptIds {
  return {
    requestId: decodeId(row[REQUEST] as StoredId),
    traceId: decodeId((row[TRACE] ?? null) as StoredId),
    sessionId: decodeId(row[SESSION] as StoredId),
  };
}

/** Adds the same, from the ids themselves, to `keys`. */
export function pushLookupKeys(
  keys: number[],
  at: EpochMs,
  { requestId, traceId, sessionId }: AttemptIds,
  group: number | null,
): void {
  if (requestId !== null) keys.push(lookupKey("request", requestId, at));
  if (traceId !== null) keys.push(lookupKey("trace", traceId, at));
  if (sessionId !== null) keys.push(lookupKey("session", sessionId, at));
  if (group !== null) keys.push(lookupKey("group", String(group), at));
}

export function sameRow(a: AttemptRow, b: AttemptRow): boolean {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, index) => index).every((index) =>
    sameValue(a[index] ?? null, b[index] ?? null),
  );
}

function sameValue(a: Value, b: Value): boolean {
  if (a instanceof Uint8Array && b instanceof Uint8Array) return Buffer.compare(a, b) === 0;
  return a === b;
}

function nameAt(row: AttemptRow, column: number, names: Names): string | null {
  const id = row[column];
  return typeof id === "number" ? names.textOf(id) : null;
}
