import type { RequestAttempt, RequestDetail, RequestRow } from "@/lib/contracts/requests";

const AT = Date.UTC(2026, 10, 22, 2, 41, 7);

/** For tests and fixtures: an attempt at `provider/model`. */
export function requestAttempt(
  ref: string,
  { id = ref, ...parts }: Partial<RequestAttempt> = {},
): RequestAttempt {
  const [provider = "", ...model] = ref.split("/");
  return {
    ...{ id, at: AT, provider, model: model.join("/"), keyId: null, keyLabel: null },
    ...{ status: 200, outcome: "ok", latencyMs: 400 },
    ...parts,
  };
}

/** For tests and fixtures: a request from what matters in it, served as asked unless said otherwise. */
export function requestRow(parts: Partial<RequestRow> = {}): RequestRow {
  const attempts = parts.attempts ?? [];
  return {
    ...{ id: "r1", requestId: "run-1", traceId: null, sessionId: null },
    ...{ gateway: "fra-1", region: "eu-central", runtime: "npm" },
    ...{ startedAt: AT, endedAt: AT + 3_200, result: "served" },
    ...{ requested: { provider: "nova", model: "large" }, served: null, step: 0 },
    ...{ downgraded: false, silent: false, recovered: false, reason: null },
    ...{ skips: 0, skipped: [], coalesced: 0, cost: null, attemptCount: attempts.length },
    ...parts,
    attempts,
  };
}

/** For tests and fixtures: what is known of one request. */
export function requestDetail(
  row: Partial<RequestRow> = {},
  parts: Partial<RequestDetail> = {},
): RequestDetail {
  return {
    ...{ asOf: AT + 60_000, found: "request", requests: [requestRow(row)] },
    ...{ trail: [], stages: [], rootCause: null, lines: [], labels: {} },
    ...{ environment: null, routeVersions: null },
    ...parts,
  };
}
