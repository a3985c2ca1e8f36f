import { FAILURES, type FailureKind } from "./failure-kinds";
import type { FailureText, RawError } from "./failure-text";
import { type Model, type OpenclawGateway, refOf } from "./fleet";
import type { LogRecord, Trace } from "./openclaw-line";

type Fields = Readonly<Record<string, unknown>>;
type ReleaseId = OpenclawGateway["release"];

/** A candidate of the chain that did not serve the request. */
export type FailedCandidate = {
  readonly candidate: Model;
  readonly reason: string;
  /** `null`: skipped without a call. */
  readonly status: number | null;
  /** What `All models failed` says of it. */
  readonly preview: string;
  readonly hash: string;
  readonly body: RawError["body"];
};

export type RunIds = {
  readonly runId: string;
  readonly sessionId: string;
  readonly lane: string;
  /** The run span: decisions and key states carry it. */
  readonly run: Trace;
};

/** `embedded_run_agent_end`: one per failed attempt, on the attempt's own span. */
export function agentEnd(
  ids: RunIds,
  attempt: Trace,
  candidate: Model,
  kind: FailureKind,
  failure: FailureText,
): LogRecord {
  return {
    level: "WARN",
    from: "agent/embedded",
    text: "embedded run agent end",
    fields: {
      event: "embedded_run_agent_end",
      tags: ["error_handling", "lifecycle", "agent_end", "assistant_error"],
      runId: ids.runId,
      isError: true,
      error: failure.sentence,
      failoverReason: FAILURES[kind].reason,
      model: candidate.model,
      provider: candidate.provider,
      ...rawFields(failure.raw, FAILURES[kind].runtimeKind),
    },
    trace: attempt,
  };
}

export type FailoverDecision = {
  readonly decision: "rotate_profile" | "fallback_model" | "surface_error";
  readonly profileId: string;
  readonly status: number;
  readonly isStrict: boolean;
  readonly retryCount: number;
  readonly rotations: number;
  readonly attemptCount: number;
};

/** `embedded_run_failover_decision`: the one record that names the key of every failed attempt. */
export function failoverDecision(
  ids: RunIds,
  release: ReleaseId,
  { provider, model }: Model,
  kind: FailureKind,
  raw: RawError | null,
  made: FailoverDecision,
): LogRecord {
  const { reason, penalised, runtimeKind } = FAILURES[kind];
  const isOldOverload = release === "2026.8" && kind === "overloaded";
  return {
    level: "WARN",
    from: "agent/embedded",
    text: "embedded run failover decision",
    fields: {
      event: "embedded_run_failover_decision",
      tags: ["error_handling", "failover", "assistant", made.decision],
      runId: ids.runId,
      stage: "assistant",
      decision: made.decision,
      failoverReason: reason,
      profileFailureReason: penalised ? reason : null,
      provider,
      model,
      sourceProvider: provider,
      sourceModel: model,
      profileId: made.profileId,
      fallbackConfigured: !made.isStrict,
      timedOut: kind === "hang",
      aborted: kind === "hang",
      ...(made.decision === "fallback_model" ? { status: isOldOverload ? 503 : made.status } : {}),
      ...(release === "2026.8"
        ? {}
        : {
            retryCount: made.retryCount,
            profileRotationCount: kind === "overloaded" ? made.rotations + 1 : 0,
            attemptCount: made.attemptCount,
          }),
      ...(raw === null ? {} : rawFields(raw, runtimeKind)),
    },
    trace: ids.run,
  };
}

export function keyStateUpdated(
  ids: RunIds,
  provider: string,
  profileId: string,
  state: Fields,
): LogRecord {
  return {
    level: "WARN",
    from: "agent/embedded",
    text: "auth profile failure state updated",
    fields: {
      event: "auth_profile_failure_state_updated",
      tags: ["error_handling", "auth_profiles", state.windowType],
      runId: ids.runId,
      profileId,
      provider,
      ...state,
    },
    trace: ids.run,
  };
}

export type FallbackDecision = {
  readonly decision:
    | "candidate_failed"
    | "skip_candidate"
    | "probe_cooldown_candidate"
    | "candidate_succeeded";
  readonly chain: readonly [Model, ...Model[]];
  readonly index: number;
  /** Of this candidate, unless it succeeded. */
  readonly failed: FailedCandidate | null;
  /** Candidates before it. */
  readonly earlier: readonly FailedCandidate[];
  readonly profileCount?: number;
};

/** `model_fallback_decision`: what the chain does with one candidate. */
export function fallbackDecision(ids: RunIds, made: FallbackDecision): LogRecord {
  const [primary] = made.chain;
  const candidate = made.chain[made.index] ?? primary;
  const following = made.chain[made.index + 1];
  const isPrimary = made.index === 0;
  return {
    level: "WARN",
    from: "model-fallback/decision",
    text: "model fallback decision",
    sessionId: ids.sessionId,
    fields: {
      event: "model_fallback_decision",
      tags: ["error_handling", "model_fallback", made.decision],
      runId: ids.runId,
      sessionId: ids.sessionId,
      decision: made.decision,
      requestedProvider: primary.provider,
      requestedModel: primary.model,
      candidateProvider: candidate.provider,
      candidateModel: candidate.model,
      candidateRouteOrigin: isPrimary ? "requested" : "configured-fallback",
      candidateRouteResolution: "resolved",
      attempt: made.index + 1,
      total: made.chain.length,
      ...reasonFields(made),
      ...stepFields(made, candidate, following),
      ...(following === undefined
        ? {}
        : {
            nextCandidateProvider: following.provider,
            nextCandidateModel: following.model,
            nextCandidateRouteOrigin: "configured-fallback",
            nextCandidateRouteResolution: "resolved",
          }),
      isPrimary,
      requestedModelMatched: isPrimary,
      fallbackConfigured: made.chain.length > 1,
      ...(made.decision === "probe_cooldown_candidate"
        ? { allowTransientCooldownProbe: true }
        : {}),
      ...(made.profileCount === undefined ? {} : { profileCount: made.profileCount }),
      ...(made.decision === "candidate_succeeded"
        ? { previousAttempts: made.earlier.map(previousAttempt) }
        : {}),
    },
    trace: ids.run,
  };
}

function rawFields(raw: RawError | null, runtimeKind: string): Fields {
  if (raw === null) return { providerRuntimeFailureKind: runtimeKind };
  const { preview, hash, body } = raw;
  const shared = { rawErrorPreview: preview, rawErrorHash: hash };
  if (body === null) return { ...shared, providerRuntimeFailureKind: runtimeKind };
  return {
    ...shared,
    rawErrorFingerprint: body.fingerprint,
    ...(body.httpCode === null ? {} : { httpCode: body.httpCode }),
    providerRuntimeFailureKind: runtimeKind,
    providerErrorType: body.type,
    providerErrorMessagePreview: body.message,
    requestIdHash: body.requestIdHash,
  };
}

function reasonFields({ decision, failed }: FallbackDecision): Fields {
  if (failed === null) return {};
  if (decision === "probe_cooldown_candidate") return { reason: failed.reason };
  const { body } = failed;
  return {
    reason: failed.reason,
    ...(failed.status === null ? {} : { status: failed.status }),
    errorPreview: failed.preview,
    errorHash: failed.hash,
    ...(body === null
      ? {}
      : {
          errorFingerprint: body.fingerprint,
          ...(body.httpCode === null ? {} : { httpCode: body.httpCode }),
          providerErrorType: body.type,
          providerErrorMessagePreview: body.message,
          requestIdHash: body.requestIdHash,
        }),
  };
}

/** A step leads from the candidate that failed to the next one; the last step says how the chain ended. */
function stepFields(
  made: FallbackDecision,
  candidate: Model,
  following: Model | undefined,
): Fields {
  const isSuccess = made.decision === "candidate_succeeded";
  const from = isSuccess ? made.earlier.at(-1) : made.failed;
  if (made.decision === "probe_cooldown_candidate" || from === undefined || from === null)
    return {};
  const to = isSuccess ? candidate : following;
  return {
    fallbackStepType: "fallback_step",
    fallbackStepFromModel: refOf(from.candidate),
    ...(to === undefined ? {} : { fallbackStepToModel: refOf(to) }),
    fallbackStepFromFailureReason: from.reason,
    fallbackStepFromFailureDetail: from.body?.message ?? from.preview,
    fallbackStepChainPosition: made.index + 1,
    fallbackStepFinalOutcome: isSuccess
      ? "succeeded"
      : following === undefined
        ? "chain_exhausted"
        : "next_fallback",
  };
}

function previousAttempt({ candidate, reason, status, preview, hash }: FailedCandidate): Fields {
  return {
    ...candidate,
    reason,
    ...(status === null ? {} : { status }),
    errorPreview: preview,
    errorHash: hash,
  };
}
