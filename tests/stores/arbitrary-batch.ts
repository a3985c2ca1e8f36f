import fc from "fast-check";
import { ATTEMPT_ORIGINS, type Attempt, RUNTIMES } from "@/lib/core/attempt/attempt";
import type { Evidence, EvidenceFact } from "@/lib/core/attempt/evidence";
import { OUTCOMES } from "@/lib/core/outcome/outcome";
import type { IngestBatch, Source, Sourced } from "@/lib/core/store/event-store";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time/range";

/** One second before a midnight in UTC, so that traces often cross it. */
export const MIDNIGHT = Date.UTC(2026, 10, 22);

/** Names as providers, people and enemies write them. */
export const HOSTILE_NAMES = [
  "anthropic",
  "meta-llama/llama-4-70b:free",
  "mistral-par:anna.müller@example.fr",
  "__proto__",
  "constructor",
  "'; drop table names; --",
  "模型 \u202e \ud83d\ude80",
  " ",
];

export const LOG: Source = {
  gateway: "gw-a",
  region: "eu-central",
  runtime: "docker",
  kind: "openclaw_log",
  path: "/var/log/openclaw.log",
};
export const TUPLES: Source = {
  gateway: "gw-b",
  region: null,
  runtime: null,
  kind: "tuples",
  path: "/var/log/tuples.jsonl",
};

const at = fc.oneof(
  fc.constantFrom(MIDNIGHT - 1, MIDNIGHT, MIDNIGHT + 1),
  fc.integer({ min: MIDNIGHT - 2 * MINUTE_MS, max: MIDNIGHT + 2 * MINUTE_MS }),
  fc.integer({ min: MIDNIGHT - 2 * HOUR_MS, max: MIDNIGHT + 30 * HOUR_MS }),
  fc.integer({ min: MIDNIGHT - 3 * DAY_MS, max: MIDNIGHT + 3 * DAY_MS }),
);
const name = fc.option(fc.constantFrom(...HOSTILE_NAMES), { nil: null });
const few = fc.constantFrom("anthropic", "openai");
const model = fc.constantFrom("opus", "mini");
const reason = fc.option(fc.constantFrom("rate_limit", "timeout", "billing"), { nil: null });
const status = fc.option(fc.constantFrom(200, 401, 429, 503), { nil: null });
const run = fc.option(fc.constantFrom("run-1", "run-2"), { nil: null });

export const tuple: fc.Arbitrary<Attempt> = fc.record({
  at,
  requestId: fc.option(fc.oneof(fc.uuid(), fc.constantFrom("r1", "r2")), { nil: null }),
  traceId: fc.constant(null),
  sessionId: name,
  provider: name,
  model: name,
  keyId: name,
  status,
  outcome: fc.constantFrom(...OUTCOMES),
  gatewayReason: name,
  latencyMs: fc.option(
    fc.oneof(fc.integer({ min: 0, max: 90_000_000 }), fc.double({ min: 0, max: 9e3, noNaN: true })),
    {
      nil: null,
    },
  ),
  ttfbMs: fc.option(fc.nat(9_000), { nil: null }),
  routeVersion: name,
  errorPreview: name,
  errorCode: name,
  origin: fc.constantFrom(...ATTEMPT_ORIGINS),
  region: name,
  runtime: fc.option(fc.constantFrom(...RUNTIMES), { nil: null }),
  requestedModel: fc.option(fc.constantFrom("asked", "anthropic/opus"), { nil: null }),
  attemptNumber: fc.option(fc.constantFrom(2, 3), { nil: null }),
});

const fact: fc.Arbitrary<EvidenceFact> = fc.oneof(
  fc.record({
    kind: fc.constant("call_started" as const),
    ...{ provider: few, model, api: name, host: name },
  }),
  fc.record({
    kind: fc.constant("call_answered" as const),
    ...{ provider: few, model, api: name },
    status: fc.constantFrom(200, 429, 503),
    elapsedMs: fc.option(fc.nat(20_000), { nil: null }),
  }),
  fc.record({
    kind: fc.constant("call_failed" as const),
    ...{ provider: few, model, api: name, code: name },
    elapsedMs: fc.option(fc.nat(20_000), { nil: null }),
    message: fc.constantFrom("LLM idle timeout (8s): no response", "terminated"),
  }),
  fc.record({
    kind: fc.constant("attempt_failed" as const),
    ...{ runId: run, provider: few, model, reason, status, preview: name },
    broke: fc.constant(null),
  }),
  fc.record({
    kind: fc.constant("failover_decided" as const),
    ...{ runId: run, provider: few, model, reason, status, preview: name, keyId: name },
    decision: fc.constantFrom("rotate_profile", "fallback_model"),
    timedOut: fc.boolean(),
    aborted: fc.boolean(),
    penalises: fc.option(fc.boolean(), { nil: null }),
  }),
  fc.record({
    kind: fc.constant("call_recorded" as const),
    by: fc.constantFrom("timeline" as const, "span" as const),
    ...{ runId: run, callId: name, provider: few, model, api: name, ttfbMs: fc.constant(null) },
    startedAt: at,
    durationMs: fc.option(fc.nat(20_000), { nil: null }),
    status,
    ended: fc.option(fc.constantFrom("stop", "error", "timeout"), { nil: null }),
    error: name,
  }),
  fc.record({
    kind: fc.constant("key_penalised" as const),
    ...{ runId: run, provider: few, keyId: fc.constantFrom("sha256:1", "sha256:2"), reason },
    window: fc.constantFrom("cooldown", "disabled"),
    until: fc.option(at, { nil: null }),
    reused: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("config_changed" as const),
    step: fc.constantFrom("written" as const, "detected" as const, "applied" as const),
    paths: fc.constantFrom("agents.defaults.model.primary", "auth.order.openai,models.mode"),
    actor: name,
  }),
  fc.constant({ kind: "session_patched" as const }),
  fc.constant({ kind: "keys_changed" as const }),
  fc.record({
    kind: fc.constant("gateway_lived" as const),
    step: fc.constantFrom("starting" as const, "ready" as const, "stopping" as const),
    version: name,
  }),
  fc.record({ kind: fc.constant("request_failed" as const), preview: name }),
  fc.record({
    kind: fc.constant("candidate_decided" as const),
    ...{ runId: run, sessionId: name, provider: few, model, reason, status },
    decision: fc.constantFrom("candidate_failed", "skip_candidate", "candidate_succeeded"),
    requestedProvider: few,
    requestedModel: model,
    attempt: fc.constantFrom(1, 2),
    total: fc.constant(2),
    nextProvider: fc.option(few, { nil: null }),
    nextModel: fc.option(model, { nil: null }),
    finalOutcome: fc.constantFrom(null, "next_fallback", "chain_exhausted"),
    suppressed: fc.option(fc.nat(3), { nil: null }),
  }),
  fc.record({
    kind: fc.constant("run_ended" as const),
    runId: fc.constantFrom("run-1", "run-2"),
    stopReason: name,
  }),
);

export const evidence: fc.Arbitrary<Evidence> = fc
  .record({
    at,
    traceId: fc.option(fc.constantFrom("t1", "t2", "t3"), { nil: null }),
    spanId: fc.option(fc.constantFrom("s1", "s2"), { nil: null }),
    fact,
  })
  .map(({ fact: said, ...rest }) => ({ ...rest, ...said }) as Evidence);

/** A line of either kind; `lineId` is its place in the set. */
export type Line = { readonly tuple: Sourced<Attempt> } | { readonly evidence: Sourced<Evidence> };

export const lines: fc.Arbitrary<Line[]> = fc
  .array(
    fc.oneof(
      tuple.map((value) => ({ tuple: value })),
      evidence.map((value) => ({ evidence: value })),
    ),
    {
      minLength: 1,
      maxLength: 60,
      size: "max",
    },
  )
  .map((values) => values.map(sourced));

function sourced(value: { tuple: Attempt } | { evidence: Evidence }, index: number): Line {
  const place = { lineId: 2 ** 51 + index * 7_919, offset: index * 300, bytes: 299 };
  return "tuple" in value
    ? { tuple: { ...place, value: value.tuple } }
    : { evidence: { ...place, value: value.evidence } };
}

/** One batch per source that has lines among these; nothing is counted. */
export function batchesOf(some: readonly Line[]): IngestBatch[] {
  const attempts = some.flatMap((line) => ("tuple" in line ? [line.tuple] : []));
  const records = some.flatMap((line) => ("evidence" in line ? [line.evidence] : []));
  return [batch({ source: TUPLES, attempts }), batch({ source: LOG, evidence: records })];
}

export function batch(part: Partial<IngestBatch> & { source: Source }): IngestBatch {
  return {
    attempts: [],
    evidence: [],
    rejected: [],
    counts: { bytes: 0, lines: 0, irrelevant: 0, unrecognised: 0, malformed: 0 },
    activity: [],
    checkpoint: null,
    countedFrom: null,
    ...part,
  };
}
