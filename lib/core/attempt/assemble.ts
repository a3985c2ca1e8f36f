import { isFastAnswer } from "@/lib/core/log/openclaw-line";
import { classify } from "@/lib/core/outcome/classify";
import type { Sourced } from "@/lib/core/store/event-store";
import type { Attempt } from "./attempt";
import { attributeKeys } from "./attribute-keys";
import { type Call, endOf, hasFailed, pairCalls, recordsOf } from "./calls";
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
  const run = soleValue(ordered, (e) => ("runId" in e ? e.runId : null));
  const session = soleValue(ordered, (e) => ("sessionId" in e ? e.sessionId : null));
  const everyCall = ordered.some(
    ({ value }) => value.kind === "call_started" || isFastAnswer(value),
  );
  const stop = chainStop(ordered);
  const stopReason = stop?.reason ?? null;

  return calls.map((call) => {
    const end = endOf(call);
    const status = statusOf(call);
    const label = keys.reasons.get(call) ?? null;
    const stopped = !hasFailed(call) && call.answered === null && stopReason !== null;
    const abandoned = keys.abandoned.has(call) || stopped;
    const failure = call.failed?.value;
    const decision = classify({
      status,
      answered: call.answered !== null,
      failedAfterAnswer: failure !== undefined || call.timedOut !== null || abandoned,
      code: call.error?.value.code ?? null,
      text: abandoned
        ? (stopReason ?? "caller_signal_aborted")
        : [call.error?.value.message, failure?.preview, call.timedOut && "embedded run timeout"]
            .filter((t) => t)
            .join(" ") || null,
      gatewayReason: failure?.reason ?? label,
      timedOut: keys.timedOut.get(call) ?? null,
      broke: failure?.broke ?? null,
    });
    const attempt: Attempt = {
      at: end.value.at,
      requestId: failure?.runId ?? run,
      traceId: end.value.traceId,
      sessionId: session,
      provider: call.provider,
      model: call.model,
      keyId: keys.keys.get(call) ?? null,
      status,
      outcome: decision.outcome,
      gatewayReason: failure?.reason ?? label,
      latencyMs: call.answered?.value.elapsedMs ?? call.error?.value.elapsedMs ?? null,
      ttfbMs: null,
      routeVersion: null,
      errorPreview: failure?.preview ?? call.error?.value.message ?? null,
      errorCode: call.error?.value.code ?? null,
      origin: originOf(call, everyCall),
    };
    return {
      attempt: { lineId: end.lineId, offset: end.offset, bytes: end.bytes, value: attempt },
      because: decision.because,
      call,
      decidedBy: keys.decisions.get(call) ?? (stopped ? stop?.record : undefined),
    };
  });
}

/** Where the chain was given up, if it was (the caller went away, the run took too long). */
function chainStop(ordered: readonly Sourced<Evidence>[]) {
  for (const record of ordered) {
    if (record.value.kind === "chain_stopped") return { record, reason: record.value.reason };
  }
  return null;
}

/** Time, then cause before consequence, then the line's hash: the same order for the same set. */
function inOrder(evidence: readonly Sourced<Evidence>[]): Sourced<Evidence>[] {
  const rank = (e: Sourced<Evidence>) => KIND_ORDER.get(e.value.kind) ?? 0;
  return [...evidence].sort(
    (a, b) => a.value.at - b.value.at || rank(a) - rank(b) || a.lineId - b.lineId,
  );
}

/**
 * Every status but a fast 2xx is logged at every level, so a call without a line of its own that failed
 * later had been answered with one.
 */
function statusOf(call: Call): number | null {
  if (call.answered) return call.answered.value.status;
  if (call.error || call.start) return null;
  return call.failed?.value.status ?? 200;
}

function originOf(call: Call, everyCall: boolean): Attempt["origin"] {
  if (everyCall) return "call";
  return call.answered || call.error ? "answer" : "cut_stream";
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
