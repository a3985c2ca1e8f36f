import { isFastAnswer } from "@/lib/core/log/openclaw-line";
import type { Sourced } from "@/lib/core/store/event-store";
import type { EpochMs } from "@/lib/core/time/range";
import type { Attempt } from "./attempt";
import { attributeKeys } from "./attribute-keys";
import { type Call, endOf, hasFailed, pairCalls, recordsOf } from "./calls";
import { decideCall } from "./decide-call";
import { EVIDENCE_KINDS, type Evidence, type EvidenceKind } from "./evidence";

const KIND_ORDER = new Map<EvidenceKind, number>(
  EVIDENCE_KINDS.map((kind, index) => [kind, index]),
);

/**
 * Puts the attempts of one trace together from everything that is known of it. A pure function of the
 * set: order, batches and files in which the lines arrived make no difference, so later evidence may
 * change an earlier attempt (a stream cut after its 200, a 429 whose body says billing) and the result
 * equals a rebuild. Each attempt carries the line that tells most of it: the answer or error, else the
 * record that followed, else the start.
 */
export function assemble(evidence: readonly Sourced<Evidence>[]): Sourced<Attempt>[] {
  return assembleCalls(evidence).map(({ attempt }) => attempt);
}

export type Explained = {
  readonly attempt: Sourced<Attempt>;
  /** The reason for its outcome. */
  readonly because: string;
  /** The lines that tell of this attempt and of no other of the trace, by their hashes. */
  readonly own: ReadonlySet<number>;
};

/** The same, each attempt with the reason for its outcome and the lines that are its own. */
export function assembleExplained(evidence: readonly Sourced<Evidence>[]): Explained[] {
  return assembleCalls(evidence).map(({ attempt, because, call, decidedBy }) => ({
    attempt,
    because,
    own: new Set(
      [...recordsOf(call), ...(decidedBy ? [decidedBy] : [])].map(({ lineId }) => lineId),
    ),
  }));
}

function assembleCalls(evidence: readonly Sourced<Evidence>[]) {
  const ordered = inOrder(evidence);
  const calls = pairCalls(ordered);
  const keys = attributeKeys(ordered, calls);
  const ids = traceIds(ordered);
  const everyCall = ordered.some(
    ({ value }) => value.kind === "call_started" || isFastAnswer(value),
  );
  const stop = chainStop(ordered);

  return calls.map((call) => {
    const end = endOf(call);
    const label = call.failed?.value.reason ?? keys.reasons.get(call) ?? null;
    const stoppedBy = stop !== null && endedWith(call, stop.record.value.at) ? stop : null;
    const { outcome, because, status, code } = decideCall(call, {
      label,
      timedOut: keys.timedOut.get(call) ?? null,
      abandoned: stoppedBy?.reason ?? (keys.abandoned.has(call) ? "caller_signal_aborted" : null),
    });
    const requestId = call.recorded?.value.runId ?? call.failed?.value.runId ?? ids.run;
    const attempt: Attempt = {
      at: end.value.at,
      requestId,
      traceId: end.value.traceId ?? ids.trace,
      sessionId: ids.sessionOf(requestId),
      provider: call.provider,
      model: call.model,
      keyId: keys.keys.get(call) ?? null,
      status,
      outcome,
      gatewayReason: label,
      ...latencyOf(call),
      routeVersion: null,
      errorPreview: call.failed?.value.preview ?? call.error?.value.message ?? null,
      errorCode: code,
      origin: originOf(call, everyCall),
    };
    return {
      attempt: { lineId: end.lineId, offset: end.offset, bytes: end.bytes, value: attempt },
      because,
      call,
      decidedBy: keys.decisions.get(call) ?? stoppedBy?.record,
    };
  });
}

/** A record of the whole call knows the end of the stream; a log line only when the headers came. */
function latencyOf({ recorded, span, answered, error }: Call) {
  const headersMs = answered?.value.elapsedMs ?? null;
  if (recorded === null) {
    return { latencyMs: headersMs ?? error?.value.elapsedMs ?? null, ttfbMs: null };
  }
  return {
    latencyMs: recorded.value.durationMs,
    ttfbMs: recorded.value.ttfbMs ?? span?.value.ttfbMs ?? headersMs,
  };
}

/** A record's end and the line about the stop of its chain lie this close together. */
const STOPPED_WITHIN_MS = 1_000;

/**
 * Nothing but the stop of the chain tells why a call did not succeed: it was never answered, or its record
 * says that it failed just then and nothing else does.
 */
function endedWith(call: Call, stoppedAt: EpochMs): boolean {
  const { recorded, answered, failed, error } = call;
  if (recorded === null) return answered === null && !hasFailed(call);
  if (recorded.value.ended !== "error" || failed !== null || error !== null) return false;
  return Math.abs(stoppedAt - recorded.value.at) <= STOPPED_WITHIN_MS;
}

/** Where the chain was given up, if it was (the caller went away, the run took too long). */
function chainStop(ordered: readonly Sourced<Evidence>[]) {
  for (const record of ordered) {
    if (record.value.kind === "chain_stopped") return { record, reason: record.value.reason };
  }
  return null;
}

/** Time, then cause before consequence, then the line's hash: the same order for the same set. */
export function inOrder<Item extends Sourced<Evidence>>(evidence: readonly Item[]): Item[] {
  const rank = (e: Sourced<Evidence>) => KIND_ORDER.get(e.value.kind) ?? 0;
  return [...evidence].sort(
    (a, b) => a.value.at - b.value.at || rank(a) - rank(b) || a.lineId - b.lineId,
  );
}

function originOf(call: Call, everyCall: boolean): Attempt["origin"] {
  if (call.recorded) return call.recorded.value.by;
  if (everyCall) return "call";
  return call.answered || call.error ? "answer" : "cut_stream";
}

/** The ids that hold for a whole trace, and the session of each of its runs. */
function traceIds(ordered: readonly Sourced<Evidence>[]) {
  const session = soleValue(ordered, (e) => ("sessionId" in e ? e.sessionId : null));
  const sessions = new Map<string, string>();
  for (const { value } of ordered) {
    const named = value.kind === "run_session" || value.kind === "run_named";
    if (named && value.sessionId !== null) sessions.set(value.runId, value.sessionId);
  }
  return {
    run: soleValue(ordered, (e) => ("runId" in e ? e.runId : null)),
    trace: soleValue(ordered, (e) => e.traceId),
    sessionOf: (run: string | null) => (run === null ? null : sessions.get(run)) ?? session,
  };
}

/** The value that all records which have one agree on; `null` where none has or they differ. */
function soleValue(
  ordered: readonly Sourced<Evidence>[],
  pick: (evidence: Evidence) => string | null,
): string | null {
  let found: string | null = null;
  for (const { value } of ordered) {
    const candidate = pick(value);
    if (candidate === null) continue;
    if (found !== null && found !== candidate) return null;
    found = candidate;
  }
  return found;
}
