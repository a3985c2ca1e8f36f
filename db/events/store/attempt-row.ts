import { type Attempt, hasKnownDenominator, type Runtime } from "@/lib/core/attempt/attempt";
import type { Sourced, StoredAttempt } from "@/lib/core/store/event-store";
import type { EpochMs } from "@/lib/core/time/range";
import { originCode, originOf, outcomeCode, outcomeOf } from "./codes";
import { type Day, dayTables } from "./day-tables";
import { decodeId, encodeId, type StoredId } from "./id-codec";
import { type Names, UNKNOWN } from "./names";
import type { Value } from "./prepared";
import type { Slices } from "./slices";
import { lookupKey } from "./text-hash";

/** Columns of an attempts table in the order of an {@link AttemptRow}. */
export const ATTEMPT_COLUMNS =
  "at, line, slice, outcome, origin, status, latency, ttfb, source, offset, bytes, reason, code, " +
  "preview, request, trace, session, route, evidence";

/** Values in the order of {@link ATTEMPT_COLUMNS}. */
export type AttemptRow = readonly Value[];

const [AT, LINE, SLICE, OUTCOME, ORIGIN, STATUS, LATENCY, TTFB, SOURCE, OFFSET, BYTES] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
];
const [REASON, CODE, PREVIEW, REQUEST, TRACE, SESSION, ROUTE, EVIDENCE] = [
  11, 12, 13, 14, 15, 16, 17, 18,
];

const ATTEMPT_PLACEHOLDERS = ATTEMPT_COLUMNS.replace(/\w+/g, "?");

/** Inserts a row unless the line is there; the conflict is named, so that no other fault passes for it. */
export function insertAttemptSql(day: Day): string {
  return `insert into ${dayTables(day).attempts} (${ATTEMPT_COLUMNS})
    values (${ATTEMPT_PLACEHOLDERS}) on conflict (at, line) do nothing`;
}

/** `group`: hash of the evidence group that it was assembled from; `null` for a tuple. */
export function attemptRow(
  { lineId, offset, bytes, value }: Sourced<Attempt>,
  slice: number,
  source: number,
  group: number | null,
  names: Names,
): AttemptRow {
  return [
    value.at,
    lineId,
    slice,
    outcomeCode(value.outcome),
    originCode(value.origin),
    value.status,
    value.latencyMs,
    value.ttfbMs,
    source,
    offset,
    bytes,
    value.gatewayReason === null ? null : names.idOf(value.gatewayReason),
    value.errorCode,
    value.errorPreview,
    encodeId(value.requestId),
    encodeId(value.traceId),
    encodeId(value.sessionId),
    value.routeVersion === null ? null : names.idOf(value.routeVersion),
    group,
  ];
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
    traceId: decodeId(row[TRACE] as StoredId),
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
  return row[EVIDENCE] as number | null;
}
/** What the rollups count of a row. */
export type Counted = {
  readonly outcome: number;
  /** Rounded to whole ms; `null`: not measured. */
  readonly latencyMs: number | null;
  /** A bit for each of `COUNTERS`, in their order. */
  readonly mask: number;
};

export function countedOf(row: AttemptRow, slices: Slices): Counted {
  const [, region, , provider, model, key] = slices.valuesOf(sliceOf(row));
  const latency = row[LATENCY] as number | null;
  return {
    outcome: outcomeOfRow(row),
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
  return lookupKeys(
    atOf(row),
    decodeId(row[REQUEST] as StoredId),
    decodeId(row[TRACE] as StoredId),
    decodeId(row[SESSION] as StoredId),
    groupOf(row),
  );
}

/** The same from the ids themselves. */
export function lookupKeys(
  at: EpochMs,
  request: string | null,
  trace: string | null,
  session: string | null,
  group: number | null,
): number[] {
  const keys: number[] = [];
  if (request !== null) keys.push(lookupKey("request", request, at));
  if (trace !== null) keys.push(lookupKey("trace", trace, at));
  if (session !== null) keys.push(lookupKey("session", session, at));
  if (group !== null) keys.push(lookupKey("group", String(group), at));
  return keys;
}

export function sameRow(a: AttemptRow, b: AttemptRow): boolean {
  return a.every((value, index) => sameValue(value, b[index] ?? null));
}

function sameValue(a: Value, b: Value): boolean {
  if (a instanceof Uint8Array && b instanceof Uint8Array) return Buffer.compare(a, b) === 0;
  return a === b;
}

function nameAt(row: AttemptRow, column: number, names: Names): string | null {
  const id = row[column];
  return typeof id === "number" ? names.textOf(id) : null;
}
