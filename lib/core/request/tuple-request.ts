import type { Attempt } from "@/lib/core/attempt/attempt";
import type { ModelTarget, Request, RequestResult } from "./request";
import { servedByAttempts } from "./served-by-attempts";

/**
 * False for a tuple that alone is a whole request, and one with nothing to tell: answered well, at the
 * first try, by the model that was asked for.
 */
export function tellsOfRequest({ outcome, requestedModel, attemptNumber }: Attempt): boolean {
  return outcome !== "ok" || (requestedModel ?? null) !== null || (attemptNumber ?? 1) > 1;
}

/** The request that tuples with one request id are, in order of time; at least one. */
export function tupleRequest(tuples: readonly Attempt[]): Request {
  const [first] = tuples;
  const last = tuples.at(-1);
  if (first === undefined || last === undefined) throw new RangeError("A request has an attempt.");
  const requested = requestedOf(tuples);
  const result = resultOf(last);
  const service = result === "served" ? servedByAttempts(tuples, requested) : null;
  const { served, step, downgraded, silent } = service ?? NOBODY;
  const failed = tuples.find(({ outcome }) => outcome !== "ok");
  return {
    requestId: first.requestId,
    traceId: null,
    sessionId: tuples.find(({ sessionId }) => sessionId !== null)?.sessionId ?? null,
    startedAt: tuples.reduce(
      (earliest, { at, latencyMs }) => Math.min(earliest, at - Math.round(latencyMs ?? 0)),
      Infinity,
    ),
    endedAt: last.at,
    result,
    requested,
    ...{ served, step, downgraded, silent, recovered: false },
    reason:
      failed !== undefined && (downgraded || silent || result === "exhausted")
        ? failed.outcome
        : null,
    ...{ skips: 0, coalesced: 0 },
    attempts: tuples.length,
  };
}

const NOBODY = { served: null, step: null, downgraded: false, silent: false };

/** A tuple that names no request may have been followed by others: nobody can tell. */
function resultOf({ outcome, requestId }: Attempt): RequestResult {
  if (outcome === "ok") return "served";
  if (outcome === "aborted") return "aborted";
  return requestId === null ? "unknown" : "exhausted";
}

/** `requestedModel` is a model of the provider that was called, or `provider/model` of one that was. */
function requestedOf(tuples: readonly Attempt[]): ModelTarget {
  const [first] = tuples;
  const said = tuples.find(({ requestedModel }) => (requestedModel ?? null) !== null);
  const named = said?.requestedModel ?? null;
  if (named === null) return { provider: first?.provider ?? null, model: first?.model ?? null };
  const slash = named.indexOf("/");
  const provider = slash > 0 ? named.slice(0, slash) : null;
  const called = tuples.some((tuple) => tuple.provider !== null && tuple.provider === provider);
  if (called) return { provider, model: named.slice(slash + 1) };
  return { provider: said?.provider ?? null, model: named };
}
