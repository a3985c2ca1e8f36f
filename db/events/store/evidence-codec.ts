import type { Evidence, EvidenceFact, EvidenceKind } from "@/lib/core/attempt/evidence";
import type { EpochMs } from "@/lib/core/time/range";
import type { Names } from "./names";

type FieldOf<K extends EvidenceKind> = Exclude<keyof Extract<EvidenceFact, { kind: K }>, "kind">;

/**
 * The fields of each kind in the order in which they are stored. Append only: rows that were written
 * before a field existed read as `null` there.
 */
const FIELDS = {
  call_started: ["provider", "model", "api", "host"],
  call_answered: ["provider", "model", "api", "status", "elapsedMs"],
  call_failed: ["provider", "model", "api", "elapsedMs", "code", "message"],
  attempt_failed: ["runId", "provider", "model", "reason", "status", "preview", "broke"],
  failover_decided: [
    "runId",
    "decision",
    "provider",
    "model",
    "keyId",
    "reason",
    "status",
    "timedOut",
    "preview",
    "aborted",
    "aborted",
    "penalises",
  ],
  key_penalised: ["runId", "provider", "keyId", "reason", "window", "until", "reused"],
  key_timed_out: ["keyId"],
  run_timed_out: ["runId", "sessionId", "timeoutMs"],
  candidate_decided: [
    "runId",
    "sessionId",
    "decision",
    "requestedProvider",
    "requestedModel",
    "provider",
    "model",
    "attempt",
    "total",
    "reason",
    "status",
    "nextProvider",
    "nextModel",
    "finalOutcome",
    "suppressed",
  ],
  chain_stopped: ["sessionId", "provider", "model", "reason"],
  retry_planned: ["provider", "model", "reason", "attempt", "delayMs"],
  run_ended: ["runId", "stopReason"],
  run_named: ["runId", "sessionId"],
  call_recorded: [
    "by",
    "runId",
    "callId",
    "provider",
    "model",
    "api",
    "startedAt",
    "durationMs",
    "ttfbMs",
    "status",
    "ended",
    "error",
  ],
  retry_decided: ["of", "runId", "decision", "reason", "retryCount"],
  run_session: ["runId", "sessionId", "agent", "channel"],
  request_failed: ["preview"],
  config_changed: ["step", "paths", "actor"],
  session_patched: [],
  keys_changed: [],
  gateway_lived: ["step", "version"],
} as const satisfies { [K in EvidenceKind]: readonly FieldOf<K>[] };

/** Fields that no list above has: the type check fails here when a fact gets a new one. */
type Forgotten = {
  [K in EvidenceKind]: Exclude<FieldOf<K>, (typeof FIELDS)[K][number]>;
}[EvidenceKind];
const NOTHING_FORGOTTEN: [Forgotten] extends [never] ? true : never = true;

/** Fields with few different values; rows hold the numbers of their names. */
const NAMED: ReadonlySet<string> = new Set([
  "provider",
  "model",
  "api",
  "host",
  "keyId",
  "code",
  "reason",
  "decision",
  "window",
  "requestedProvider",
  "requestedModel",
  "nextProvider",
  "nextModel",
  "finalOutcome",
  "stopReason",
  "broke",
  "by",
  "of",
  "ended",
  "error",
  "agent",
  "channel",
  "step",
  "paths",
  "actor",
  "version",
]);

/** `[kind, trace, span, ...fields]` as JSON. Only inside a write transaction. */
export function encodeEvidence(evidence: Evidence, names: Names): string {
  const fact = evidence as unknown as Readonly<Record<string, string | number | boolean | null>>;
  const values: unknown[] = [names.idOf(evidence.kind), evidence.traceId, evidence.spanId];
  for (const field of FIELDS[evidence.kind]) {
    const value = fact[field] ?? null;
    values.push(NAMED.has(field) && typeof value === "string" ? names.idOf(value) : value);
  }
  return JSON.stringify(values);
}

/** The inverse of {@link encodeEvidence}. Throws where the store is damaged. */
export function decodeEvidence(at: EpochMs, fact: string, names: Names): Evidence {
  const [kindName, traceId, spanId, ...values] = JSON.parse(fact) as [
    number,
    string | null,
    string | null,
    ...(string | number | boolean | null)[],
  ];
  const kind = names.textOf(kindName) as EvidenceKind;
  const fields: readonly string[] | undefined = NOTHING_FORGOTTEN && FIELDS[kind];
  if (fields === undefined)
    throw new Error(`The store holds evidence of a kind ${kind} that is not known.`);
  const named = fields.map((field, index) => {
    const value = values[index] ?? null;
    return [field, NAMED.has(field) && typeof value === "number" ? names.textOf(value) : value];
  });
  return { at, traceId, spanId, kind, ...Object.fromEntries(named) } as Evidence;
}
