import type { RequestAttempt, RequestRow, Requests, RequestsQuery } from "@/lib/contracts/requests";
import { type CapabilityCatalogue, capabilityGap } from "@/lib/core/capability/capability";
import { targetRef } from "@/lib/core/request/target-ref";
import type { StoredAttempt, StoredRequest } from "@/lib/core/store/event-store";
import type { EpochMs, TimeRange } from "@/lib/core/time/range";
import type { ConsoleStores } from "./console-stores";
import { demand } from "./demand";
import { catalogueOf } from "./read-capabilities";
import { readSkips, type Skip } from "./read-skips";
import { readFilter, readRange } from "./read-slice";

/** GET /api/v1/requests: a page of requests, newest first, or those that an id names. */
export async function readRequests(stores: ConsoleStores, query: RequestsQuery): Promise<Requests> {
  demand(stores, "evidence.read");
  const range = readRange(query, stores.now);
  const page = await pageOf(stores, query, range);
  const named = await requestNames(stores);
  const skips = await readSkips(stores, page.requests);
  return {
    range,
    asOf: stores.now,
    rowsSince: await requestRowsSince(stores, range),
    requests: page.requests.map((request) => requestRow(request, named, skips)),
    nextCursor: page.nextCursor,
  };
}

async function pageOf({ events }: ConsoleStores, query: RequestsQuery, range: TimeRange) {
  const { q = "", limit } = query;
  if (q !== "") {
    const { requests } = await events.findRequests(q, limit);
    return { requests, nextCursor: null };
  }
  return events.requests({
    ...{ range, limit, filter: readFilter(query) },
    results: query.result ?? [],
    traits: query.trait ?? [],
    requested: query.requested ?? [],
    served: query.served ?? [],
    reasons: query.reason ?? [],
    cursor: query.cursor ?? null,
  });
}

/** From when on requests are kept one by one, where that is later than the range begins. */
export async function requestRowsSince(
  { events }: ConsoleStores,
  { from }: TimeRange,
): Promise<EpochMs | null> {
  const since = Math.max((await events.keptSince()).rows, await events.requestsSince());
  return from < since ? since : null;
}

/** Names of keys, and what models can do. */
export type RequestNames = {
  readonly labels: ReadonlyMap<string, string>;
  readonly catalogue: CapabilityCatalogue;
};

export async function requestNames(stores: ConsoleStores): Promise<RequestNames> {
  return { labels: await stores.events.keyLabels(), catalogue: catalogueOf(stores) };
}

/** A request as it goes over the wire. */
export function requestRow(
  { id, request, attempts }: StoredRequest,
  { labels, catalogue }: RequestNames,
  skips: ReadonlyMap<string, readonly Skip[]>,
): RequestRow {
  const { attempts: attemptCount, ...rest } = request;
  const lesser = request.downgraded || request.silent;
  return {
    id,
    ...rest,
    skipped: [...(skips.get(id) ?? [])],
    cost: lesser
      ? capabilityGap(catalogue, targetRef(request.requested), targetRef(request.served))
      : null,
    attemptCount,
    attempts: attempts.map((attempt) => requestAttempt(attempt, labels)),
  };
}

export function requestAttempt(
  attempt: StoredAttempt,
  labels: ReadonlyMap<string, string>,
): RequestAttempt {
  const { id, at, provider, model, keyId, status, outcome, latencyMs } = attempt;
  const keyLabel = keyId === null ? null : (labels.get(keyId) ?? null);
  return { id, at, provider, model, keyId, keyLabel, status, outcome, latencyMs };
}
