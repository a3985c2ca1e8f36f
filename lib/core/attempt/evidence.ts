import type { EpochMs } from "@/lib/core/time/range";

/**
 * What a Gateway's file log says about the calls of one trace, reduced to the fields that are used.
 * Text in here has been redacted and bounded; keys are hashes.
 */
export type Evidence = {
  readonly at: EpochMs;
  readonly traceId: string | null;
  readonly spanId: string | null;
} & EvidenceFact;

export type EvidenceFact =
  | {
      kind: "call_started";
      provider: string;
      model: string;
      api: string | null;
      host: string | null;
    }
  | {
      kind: "call_answered";
      provider: string;
      model: string;
      api: string | null;
      status: number;
      elapsedMs: number | null;
    }
  | {
      kind: "call_failed";
      provider: string;
      model: string;
      api: string | null;
      elapsedMs: number | null;
      code: string | null;
      message: string;
    }
  /** `embedded_run_agent_end`: one per failed attempt, with the Gateway's label and the error text. */
  | {
      kind: "attempt_failed";
      runId: string | null;
      provider: string;
      model: string;
      reason: string | null;
      status: number | null;
      preview: string | null;
      /** What the text for the caller says of a broken call; `null` where it says nothing, or cannot be trusted. */
      broke: "timed_out" | "interrupted" | null;
    }
  /** `embedded_run_failover_decision`: names the key that failed. */
  | {
      kind: "failover_decided";
      runId: string | null;
      decision: string;
      provider: string;
      model: string;
      keyId: string | null;
      reason: string | null;
      status: number | null;
      timedOut: boolean;
      aborted: boolean;
      preview: string | null;
      /** Whether the failure counts against the key; `null`: the line was read before this was. */
      penalises: boolean | null;
    }
  /** `auth_profile_failure_state_updated`. */
  | {
      kind: "key_penalised";
      runId: string | null;
      provider: string;
      keyId: string;
      reason: string | null;
      window: string | null;
      until: EpochMs | null;
      reused: boolean;
    }
  /** "Profile … idle timeout" / "… timed out": a key in clear text, hashed before it gets here. */
  | { kind: "key_timed_out"; keyId: string }
  /** "embedded run timeout": the call in flight in this span was given up. 2026.6 and 2026.7. */
  | { kind: "run_timed_out"; runId: string; sessionId: string | null; timeoutMs: number | null }
  /** `model_fallback_decision`. */
  | {
      kind: "candidate_decided";
      runId: string | null;
      sessionId: string | null;
      decision: string;
      requestedProvider: string | null;
      requestedModel: string | null;
      provider: string;
      model: string;
      attempt: number | null;
      total: number | null;
      reason: string | null;
      status: number | null;
      nextProvider: string | null;
      nextModel: string | null;
      finalOutcome: string | null;
      /** Like decisions that were left out since the one before (field guide, section 7). */
      suppressed: number | null;
    }
  | {
      kind: "chain_stopped";
      sessionId: string | null;
      provider: string | null;
      model: string | null;
      reason: string | null;
    }
  | {
      kind: "retry_planned";
      provider: string;
      model: string;
      reason: string | null;
      attempt: number;
      delayMs: number | null;
    }
  | { kind: "run_ended"; runId: string; stopReason: string | null }
  /** A line that says nothing we need but which run its trace is: joins the two before the run ends. */
  | { kind: "run_named"; runId: string; sessionId: string | null }
  /**
   * One record of a whole call, written after its end: `provider.request` of a diagnostics timeline, or
   * an OpenTelemetry span. `at` is the end of the call.
   */
  | {
      kind: "call_recorded";
      by: "timeline" | "span";
      runId: string | null;
      /** The call's id in its run; repeats (field guide, section 5). */
      callId: string | null;
      provider: string;
      model: string;
      api: string | null;
      startedAt: EpochMs;
      /** Until the end of the stream. */
      durationMs: number | null;
      ttfbMs: number | null;
      status: number | null;
      /**
       * How the call ended, where the record can be believed: `stop`, `toolUse`, `error`, `timeout`,
       * `connection_reset`…; `null` where the record does not say, or its release always says the same.
       */
      ended: string | null;
      /** Class or code of the error, e.g. `error.type` of a span. */
      error: string | null;
    }
  /** `model.retry.decision` and `model.recovery.decision` of a timeline. */
  | {
      kind: "retry_decided";
      of: "retry" | "recovery";
      runId: string;
      decision: string;
      reason: string | null;
      retryCount: number | null;
    }
  /** Which session, agent and channel a run belongs to: audit exports and `sessions.list`. */
  | {
      kind: "run_session";
      runId: string;
      sessionId: string;
      agent: string | null;
      channel: string | null;
    }
  /** `chat completion failed`: what the caller of a request got. */
  | { kind: "request_failed"; preview: string | null }
  /**
   * A configuration was written, seen to have changed, or applied, or it waits for a restart: steps of one
   * change, joined by time and paths.
   */
  | {
      kind: "config_changed";
      step: "written" | "detected" | "applied" | "waiting";
      /** Configuration paths, joined by commas; at most 400 characters. */
      paths: string;
      /** What wrote it, as far as a line says: `cli`, `config.patch`, `external`…; never a host or an argument. */
      actor: string | null;
    }
  /** A session's settings were changed (`sessions.patch`): the log says neither which nor what. */
  | { kind: "session_patched" }
  /** Keys or their order were changed (`models.authRefresh`). */
  | { kind: "keys_changed" }
  /**
   * The Gateway's own life. `orphaned`: it found requests that an earlier process had not ended.
   * `version`: its release, where the line says so.
   */
  | {
      kind: "gateway_lived";
      step: "starting" | "ready" | "stopping" | "stopped" | "orphaned";
      version: string | null;
    };

export type EvidenceKind = EvidenceFact["kind"];

/**
 * Order within one millisecond: what causes stands before what follows from it. Kinds, not file
 * offsets, break ties, so that the same lines in another split are read in the same order.
 */
export const EVIDENCE_KINDS = [
  "call_started",
  "call_answered",
  "call_failed",
  "call_recorded",
  "run_timed_out",
  "attempt_failed",
  "key_timed_out",
  "failover_decided",
  "key_penalised",
  "retry_planned",
  "retry_decided",
  "candidate_decided",
  "chain_stopped",
  "run_ended",
  "run_named",
  "run_session",
  "request_failed",
  "config_changed",
  "session_patched",
  "keys_changed",
  "gateway_lived",
] as const satisfies readonly EvidenceKind[];
