import type { Runtime } from "@/lib/core/attempt/attempt";
import type { ModelTarget, PlacedRequest, Request } from "@/lib/core/request/request";
import { type Arrival, decodeArrivals, encodeArrivals } from "./arrivals-codec";
import { decodeId, encodeId, type StoredId } from "./id-codec";
import { type Names, UNKNOWN } from "./names";
import type { Value } from "./prepared";
import { decodeFlags, encodeFlags, type KindValues } from "./request-kind";
import type { RequestKinds } from "./request-kinds";
import { lookupKey } from "./text-hash";

export const REQUEST_COLUMNS =
  "at, line, started, kind, request, trace, session, others, skips, coalesced, count, attempts, evidence, tuple";

/** Values in the order of {@link REQUEST_COLUMNS}. */
export type RequestRow = readonly Value[];

const [AT, LINE, STARTED, KIND, REQUEST, TRACE, SESSION] = [0, 1, 2, 3, 4, 5, 6];
const [OTHERS, SKIPS, COALESCED, COUNT, ATTEMPTS, EVIDENCE, TUPLE] = [7, 8, 9, 10, 11, 12, 13];

/** Gateway, region and runtime path as names. */
export type Place = {
  readonly gateway: number;
  readonly region: number;
  readonly runtime: number;
};

export type RequestParts = {
  readonly request: Request;
  readonly place: Place;
  /** The line that stands for it. */
  readonly lineId: number;
  /** Its attempts, in order of time. */
  readonly attempts: readonly Arrival[];
  /** Other ids by which it is found. */
  readonly others: readonly string[];
  /** Hash of the group of evidence, or of the tuples' id. */
  readonly group: number;
  readonly tuple: boolean;
};

/** Only inside a write transaction. */
export function requestRow(parts: RequestParts, kinds: RequestKinds, names: Names): RequestRow {
  const { request, place, lineId, attempts, others, group, tuple } = parts;
  return [
    request.endedAt,
    lineId,
    request.startedAt,
    kinds.idOf(kindOf(request, place, names)),
    encodeId(request.requestId),
    encodeId(request.traceId),
    encodeId(request.sessionId),
    others.length === 0 ? null : JSON.stringify(others),
    request.skips,
    request.coalesced,
    request.attempts,
    encodeArrivals(attempts),
    group,
    tuple ? 1 : 0,
  ];
}

function kindOf(request: Request, { gateway, region, runtime }: Place, names: Names): KindValues {
  return [
    ...[gateway, region, runtime],
    ...targetNames(request.requested, names),
    ...targetNames(request.served, names),
    names.idOf(request.reason),
    encodeFlags({ ...request, skipped: request.skips > 0, plain: false }),
  ] as unknown as KindValues;
}

function targetNames(target: ModelTarget | null, names: Names): [number, number] {
  return [names.idOf(target?.provider ?? null), names.idOf(target?.model ?? null)];
}

/** The kind of a tuple that is a request by itself: served by the model that it names. */
export function plainKind(place: Place, provider: number, model: number): KindValues {
  const served = { result: "served", step: 0, plain: true } as const;
  const nothing = { downgraded: false, silent: false, recovered: false, skipped: false };
  return [
    ...[place.gateway, place.region, place.runtime],
    ...[provider, model, provider, model, UNKNOWN],
    encodeFlags({ ...served, ...nothing }),
  ] as unknown as KindValues;
}

export function requestAt(row: RequestRow): number {
  return row[AT] as number;
}
export function requestLine(row: RequestRow): number {
  return row[LINE] as number;
}
export function kindOfRow(row: RequestRow): number {
  return row[KIND] as number;
}
export function countsOfRow(row: RequestRow): { skips: number; coalesced: number } {
  return { skips: row[SKIPS] as number, coalesced: row[COALESCED] as number };
}
export function attemptsOfRow(row: RequestRow): Arrival[] {
  return decodeArrivals(row[ATTEMPTS] as Uint8Array);
}
export function groupOfRow(row: RequestRow): number {
  return row[EVIDENCE] as number;
}
export function isTupleRow(row: RequestRow): boolean {
  return row[TUPLE] === 1;
}
export function requestIdOfRow(row: RequestRow): string | null {
  return decodeId(row[REQUEST] as StoredId);
}

/** Everything that finds a request, by kind of id. */
export function idsOfRow(row: RequestRow) {
  const [request, trace, session] = [REQUEST, TRACE, SESSION].map((column) =>
    decodeId(row[column] as StoredId),
  );
  const others = row[OTHERS] === null ? [] : (JSON.parse(row[OTHERS] as string) as string[]);
  return { request: request ?? null, trace: trace ?? null, session: session ?? null, others };
}

/** The keys by which a row is found in its day's table of keys; none for tuples. */
export function requestKeysOf(row: RequestRow): number[] {
  if (isTupleRow(row)) return [];
  const at = requestAt(row);
  const { request, trace, session, others } = idsOfRow(row);
  return [
    ...(request === null ? [] : [lookupKey("request", request, at)]),
    ...(trace === null ? [] : [lookupKey("trace", trace, at)]),
    ...(session === null ? [] : [lookupKey("session", session, at)]),
    ...others.map((id) => lookupKey("other", id, at)),
  ];
}

export function storedRequest(row: RequestRow, kinds: RequestKinds, names: Names): PlacedRequest {
  const [gateway, region, runtime, fromProvider, fromModel, toProvider, toModel, reason, flags] =
    kinds.valuesOf(kindOfRow(row));
  const { result, step, downgraded, silent, recovered } = decodeFlags(flags);
  const { request, trace, session } = idsOfRow(row);
  return {
    requestId: request,
    traceId: trace,
    sessionId: session,
    startedAt: row[STARTED] as number,
    endedAt: requestAt(row),
    ...{ result, step, downgraded, silent, recovered },
    requested: targetOf(fromProvider, fromModel, names),
    served: targetOf(toProvider, toModel, names),
    reason: names.textOf(reason),
    ...countsOfRow(row),
    attempts: row[COUNT] as number,
    gateway: names.textOf(gateway) ?? "",
    region: names.textOf(region),
    runtime: names.textOf(runtime) as Runtime | null,
  };
}

export function targetOf(provider: number, model: number, names: Names): ModelTarget | null {
  if (provider === UNKNOWN && model === UNKNOWN) return null;
  return { provider: names.textOf(provider), model: names.textOf(model) };
}
