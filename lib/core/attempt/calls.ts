import type { Sourced } from "@/lib/core/store/event-store";
import type { Evidence, EvidenceFact, EvidenceKind } from "./evidence";
import {
  type Recorded,
  RecordIndex,
  recordedCalls,
  recordsFailure,
  tellsTheEnd,
} from "./recorded-calls";

type Of<K extends EvidenceKind> = Sourced<Extract<Evidence, { kind: K }>>;

/** One call to a provider, with the records that tell of it. At least one of them is there. */
export type Call = {
  readonly provider: string;
  readonly model: string;
  start: Of<"call_started"> | null;
  answered: Of<"call_answered"> | null;
  error: Of<"call_failed"> | null;
  failed: Of<"attempt_failed"> | null;
  timedOut: Of<"run_timed_out"> | null;
  /** One record of the whole call, of a timeline or a span. */
  recorded: Recorded | null;
  /** The span beside a timeline's record. */
  span: Recorded | null;
};

type CallFact = Extract<EvidenceFact, { kind: "call_started" | "call_answered" | "call_failed" }>;

/** The record that tells most of a call; its line and time stand for the attempt. */
export function endOf(call: Call): Sourced<Evidence> {
  const end = call.answered ?? call.error ?? call.recorded ?? call.failed ?? call.start;
  if (end === null) throw new Error("A call without any record was put together.");
  return end;
}

/** The records that tell of this call and of no other. */
export function recordsOf(call: Call): Sourced<Evidence>[] {
  const { start, answered, error, failed, timedOut, recorded, span } = call;
  const records = [start, answered, error, failed, timedOut, recorded, span];
  return records.filter((record) => record !== null);
}

/** A call that did not end in a 2xx answer. */
export function hasFailed(call: Call): boolean {
  if (call.recorded && tellsTheEnd(call.recorded)) return recordsFailure(call.recorded);
  if (call.failed || call.error || call.timedOut) return true;
  return (
    call.answered !== null && (call.answered.value.status < 200 || call.answered.value.status > 299)
  );
}

/**
 * The calls of a trace. Where a record of the whole call is there (a timeline, a span), the lines of the
 * log belong to it by time; the others are put together from the log alone.
 */
export function pairCalls(ordered: readonly Sourced<Evidence>[]): Call[] {
  const { calls, rest } = callsWithRecords(ordered);
  return [...calls, ...callsOfLog(rest)];
}

function callsWithRecords(ordered: readonly Sourced<Evidence>[]) {
  const { kept, spanOf } = recordedCalls(ordered);
  if (kept.length === 0) return { calls: [], rest: ordered };
  const telling = kept.filter(tellsTheEnd);
  const lines = ordered.filter(({ value }) => value.kind !== "call_recorded");
  const byRecord = new Map(
    telling.map((record) => [
      record,
      newCall(record.value, { recorded: record, span: spanOf.get(record) ?? null }),
    ]),
  );
  const index = new RecordIndex(telling);
  /** The recorded call of each attempt span and model that a line of the log told of last. */
  const inSpan = new Map<string, Call>();
  const rest = lines.filter((line) => {
    const span = "model" in line.value ? spanTarget(line.value) : null;
    // The span proves what time can only suggest: on a busy machine the turn settles late.
    const failed = line.value.kind === "attempt_failed" && span ? inSpan.get(span) : undefined;
    if (failed && hasFailed(failed) && take(failed, line)) return false;
    const record = index.find(line);
    const call = record === null ? undefined : byRecord.get(record);
    if (call === undefined || !take(call, line)) return true;
    if (span) inSpan.set(span, call);
    return false;
  });
  // A record that does not tell the end adds nothing to a log that has lines of the call.
  const silent = kept.filter((record) => !tellsTheEnd(record));
  const silentIndex = new RecordIndex(silent);
  const inLog = new Set(rest.map((line) => silentIndex.find(line)));
  const calls = [
    ...byRecord.values(),
    ...silent
      .filter((record) => !inLog.has(record))
      .map((recorded) => newCall(recorded.value, { recorded })),
  ];
  return { calls, rest };
}

/** Adds a line of the log to a recorded call; false where it must speak of another one. */
function take(call: Call, line: Sourced<Evidence>): boolean {
  switch (line.value.kind) {
    case "call_started":
      if (call.start !== null) return false;
      call.start = line as Of<"call_started">;
      return true;
    case "call_answered": {
      const failure = line.value.status < 200 || line.value.status > 299;
      if (call.answered !== null || call.error !== null || (failure && !hasFailed(call)))
        return false;
      call.answered = line as Of<"call_answered">;
      return true;
    }
    case "call_failed":
      if (call.answered !== null || call.error !== null || !hasFailed(call)) return false;
      call.error = line as Of<"call_failed">;
      return true;
    case "attempt_failed":
      if (call.failed !== null) return false;
      call.failed = line as Of<"attempt_failed">;
      return true;
    default:
      return false;
  }
}

/**
 * Pairs starts with answers and failures with what they followed. All model calls of one attempt span
 * share its `spanId` (a tool loop), so within a span, provider and model only the order tells
 * (field guide, section 1).
 */
function callsOfLog(ordered: readonly Sourced<Evidence>[]): Call[] {
  const calls: Call[] = [];
  const started = new Map<string, Call[]>();
  const bySpan = new Map<string, Call[]>();
  const everyCall = ordered.some(({ value }) => value.kind === "call_started");

  for (const item of ordered) {
    const { value } = item;
    switch (value.kind) {
      case "call_started":
        add(newCall(value, { start: item as Of<"call_started"> }), spanOf(value));
        break;
      case "call_answered": {
        const open = firstOpen(spanOf(value), value);
        if (open) open.answered = item as Of<"call_answered">;
        else add(newCall(value, { answered: item as Of<"call_answered"> }), spanOf(value));
        break;
      }
      case "call_failed": {
        const open = firstOpen(spanOf(value), value);
        if (open) open.error = item as Of<"call_failed">;
        else add(newCall(value, { error: item as Of<"call_failed"> }), spanOf(value));
        break;
      }
      case "run_timed_out": {
        const call = bySpan.get(spanOf(value))?.at(-1);
        if (call && !call.error && !call.failed) call.timedOut = item as Of<"run_timed_out">;
        break;
      }
      case "attempt_failed": {
        const failed = item as Of<"attempt_failed">;
        const call = failedCall(bySpan.get(spanOf(value)) ?? [], failed.value, everyCall);
        if (call) call.failed = failed;
        else if (!everyCall && reachedProvider(failed.value)) {
          add(newCall(value, { failed }), spanOf(value));
        }
        break;
      }
      default:
        break;
    }
  }
  return calls;

  function add(call: Call, span: string): void {
    calls.push(call);
    const list = bySpan.get(span);
    if (list) list.push(call);
    else bySpan.set(span, [call]);
    if (call.start === null) return;
    const queue = started.get(targetKey(span, call));
    if (queue) queue.push(call);
    else started.set(targetKey(span, call), [call]);
  }

  /** Answers come in the order of the starts: what is not open any more never opens again. */
  function firstOpen(span: string, fact: CallFact): Call | undefined {
    const queue = started.get(targetKey(span, fact));
    while (queue?.length && !isOpen(queue[0] as Call)) queue.shift();
    return queue?.[0];
  }
}

function isOpen(call: Call): boolean {
  return !call.answered && !call.error && !call.failed;
}

/**
 * The call that an `attempt_failed` record speaks of: the newest of its model in the span that has no
 * such record yet. An answer outside 2xx, an error or a call still open fits always; a 2xx answer fits
 * as a stream that was cut, but at the default level only if no fast answer can have come after it.
 */
function failedCall(
  span: readonly Call[],
  fact: Extract<EvidenceFact, { kind: "attempt_failed" }>,
  everyCall: boolean,
): Call | null {
  const newest = span.findLast((c) => sameTarget(c, fact));
  if (!newest || newest.failed) return null;
  if (
    newest.answered &&
    newest.answered.value.status < 300 &&
    newest.answered.value.status >= 200
  ) {
    return everyCall || fact.status === null ? newest : null;
  }
  const status = newest.answered?.value.status ?? null;
  return fact.status === null || status === null || status === fact.status ? newest : null;
}

/**
 * Whether a failure without any call in the log was one at a provider: with a status it was answered;
 * a broken or refused stream followed a fast 200. Anything else (a missing credential, a context that
 * does not fit) may have failed before a call was made, and inventing an attempt would be a guess.
 */
function reachedProvider(fact: Extract<EvidenceFact, { kind: "attempt_failed" }>): boolean {
  if (fact.status !== null) return true;
  return ["timeout", "overloaded", "server_error", "rate_limit"].includes(fact.reason ?? "");
}

function spanTarget(value: Extract<Evidence, { model: unknown }>): string | null {
  const { provider, model } = value;
  return provider === null || model === null ? null : targetKey(spanOf(value), { provider, model });
}

function targetKey(span: string, { provider, model }: { provider: string; model: string }): string {
  return `${span}\u0000${provider}\u0000${model}`;
}

function sameTarget(call: Call, fact: { provider: string; model: string }): boolean {
  return call.provider === fact.provider && call.model === fact.model;
}

function newCall(fact: { provider: string; model: string }, parts: Partial<Call>): Call {
  return {
    provider: fact.provider,
    model: fact.model,
    start: null,
    answered: null,
    error: null,
    failed: null,
    timedOut: null,
    recorded: null,
    span: null,
    ...parts,
  };
}

function spanOf(evidence: Evidence): string {
  return evidence.spanId ?? "";
}
