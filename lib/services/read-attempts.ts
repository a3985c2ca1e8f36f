import type { AttemptRow, Attempts, AttemptsQuery } from "@/lib/contracts/attempts";
import { contradicts } from "@/lib/core/outcome/classify";
import type { StoredAttempt } from "@/lib/core/store/event-store";
import type { ConsoleStores } from "./console-stores";
import { demand } from "./demand";
import { readFilter, readRange } from "./read-slice";

/** GET /api/v1/attempts: the newest of a slice, a page at a time, and how many there are in all. */
export async function readAttempts(stores: ConsoleStores, query: AttemptsQuery): Promise<Attempts> {
  demand(stores, "evidence.read");
  const range = readRange(query, stores.now);
  const filter = readFilter(query);
  const labels = await stores.events.keyLabels();
  const page = await stores.events.attempts({
    range,
    filter,
    limit: query.limit,
    cursor: query.cursor ?? null,
  });
  const { rows } = await stores.events.keptSince();
  const listed = { from: Math.max(range.from, rows), to: range.to };
  const groups =
    listed.from < listed.to
      ? await stores.events.counts({ range: listed, by: [], filter, stepMs: null })
      : [];
  return {
    range,
    asOf: stores.now,
    rowsSince: range.from < rows ? rows : null,
    total: groups.reduce((sum, group) => sum + group.tally.attempts, 0),
    attempts: page.attempts.map((attempt) => attemptRow(attempt, labels)),
    nextCursor: page.nextCursor,
  };
}

/** An attempt as it goes over the wire. */
export function attemptRow(
  attempt: StoredAttempt,
  labels: ReadonlyMap<string, string>,
): AttemptRow {
  return {
    id: attempt.id,
    at: attempt.at,
    requestId: attempt.requestId,
    traceId: attempt.traceId,
    sessionId: attempt.sessionId,
    gateway: attempt.gateway,
    region: attempt.region,
    runtime: attempt.runtime,
    provider: attempt.provider,
    model: attempt.model,
    keyId: attempt.keyId,
    keyLabel: attempt.keyId === null ? null : (labels.get(attempt.keyId) ?? null),
    status: attempt.status,
    outcome: attempt.outcome,
    gatewayReason: attempt.gatewayReason,
    contradiction: contradicts(attempt.gatewayReason, attempt.outcome),
    latencyMs: attempt.latencyMs,
    ttfbMs: attempt.ttfbMs,
    routeVersion: attempt.routeVersion,
    source: attempt.source,
    origin: attempt.origin,
    errorPreview: attempt.errorPreview,
    errorCode: attempt.errorCode,
  };
}
