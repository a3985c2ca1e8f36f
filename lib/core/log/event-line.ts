import type { EvidenceFact } from "@/lib/core/attempt/evidence";
import { parseInstant } from "@/lib/core/time/parse-instant";
import { name } from "./fetch-line";
import { redact } from "./redact";
import {
  type ReleaseHint,
  SINCE_2026_8,
  SINCE_2026_9,
  UNTIL_2026_7,
  UNTIL_2026_8,
} from "./release";

type Fields = Readonly<Record<string, unknown>>;
export type EventLine =
  | { fact: EvidenceFact; release: ReleaseHint | null }
  | "wrong_type"
  | "unknown";

/** Reads the structured fields of a record that has an `event` (field guide, section 2). */
export function parseEvent(event: string, fields: Fields, shape: ReleaseHint | null): EventLine {
  switch (event) {
    case "embedded_run_agent_end":
      return attemptFailed(fields, shape);
    case "embedded_run_failover_decision":
      return failoverDecided(fields);
    case "auth_profile_failure_state_updated":
      return keyPenalised(fields);
    case "model_fallback_decision":
      return candidateDecided(fields);
    case "model_fallback_chain_stopped":
      return chainStopped(fields);
    default:
      return "unknown";
  }
}

function attemptFailed(f: Fields, shape: ReleaseHint | null): EventLine {
  const provider = text(f.provider);
  const model = text(f.model);
  if (provider === null || model === null) return "wrong_type";
  const raw = typeof f.rawErrorPreview === "string" ? f.rawErrorPreview : null;
  return {
    fact: {
      kind: "attempt_failed",
      runId: text(f.runId),
      provider,
      model,
      reason: text(f.failoverReason),
      status: statusOf(f.httpCode) ?? statusOf(raw === null ? null : /^(\d{3})\b/.exec(raw)?.[1]),
      preview: raw === null ? null : redact(raw),
      broke: howItBroke(f.error, shape),
    },
    release: null,
  };
}

/**
 * Before 2026.9 the text for the caller calls every broken stream a time-out; since then it tells them
 * apart, better than the raw text, which says "terminated" for some streams that ran into the deadline.
 */
function howItBroke(error: unknown, shape: ReleaseHint | null): "timed_out" | "interrupted" | null {
  if (typeof error !== "string") return null;
  if (error.includes("network connection was interrupted")) return "interrupted";
  return error.startsWith("LLM request timed out") && shape?.oldest === "2026.9"
    ? "timed_out"
    : null;
}

function failoverDecided(f: Fields): EventLine {
  const provider = text(f.provider);
  const model = text(f.model);
  const decision = text(f.decision);
  if (provider === null || model === null || decision === null) return "wrong_type";
  return {
    fact: {
      kind: "failover_decided",
      runId: text(f.runId),
      decision,
      provider,
      model,
      keyId: text(f.profileId),
      reason: text(f.failoverReason),
      status: statusOf(f.status),
      timedOut: f.timedOut === true,
      aborted: f.aborted === true,
      preview: typeof f.rawErrorPreview === "string" ? redact(f.rawErrorPreview) : null,
      penalises: text(f.profileFailureReason) !== null,
    },
    release: "retryCount" in f ? SINCE_2026_9 : UNTIL_2026_8,
  };
}

function keyPenalised(f: Fields): EventLine {
  const provider = text(f.provider);
  const keyId = text(f.profileId);
  if (provider === null || keyId === null) return "wrong_type";
  return {
    fact: {
      kind: "key_penalised",
      runId: text(f.runId),
      provider,
      keyId,
      reason: text(f.reason),
      window: text(f.windowType),
      until: windowEnd(f),
      reused: f.windowReused === true,
    },
    release: null,
  };
}

/** A disabled key may carry the end of its last cool-down too. */
function windowEnd(f: Fields): number | null {
  const cooldown = parseInstant(f.cooldownUntil);
  const disabled = parseInstant(f.disabledUntil);
  return f.windowType === "disabled" ? (disabled ?? cooldown) : (cooldown ?? disabled);
}

function candidateDecided(f: Fields): EventLine {
  const decision = text(f.decision);
  const provider = text(f.candidateProvider);
  const model = text(f.candidateModel);
  if (decision === null || provider === null || model === null) return "wrong_type";
  return {
    fact: {
      kind: "candidate_decided",
      runId: text(f.runId),
      sessionId: text(f.sessionId),
      decision,
      requestedProvider: text(f.requestedProvider),
      requestedModel: text(f.requestedModel),
      provider,
      model,
      attempt: count(f.attempt),
      total: count(f.total),
      reason: text(f.reason),
      status: statusOf(f.status),
      nextProvider: text(f.nextCandidateProvider),
      nextModel: text(f.nextCandidateModel),
      finalOutcome: text(f.fallbackStepFinalOutcome),
      suppressed: count(f.suppressedDuplicateCount),
    },
    release: "candidateRouteOrigin" in f ? SINCE_2026_8 : UNTIL_2026_7,
  };
}

function chainStopped(f: Fields): EventLine {
  return {
    fact: {
      kind: "chain_stopped",
      sessionId: text(f.sessionId),
      provider: text(f.candidateProvider),
      model: text(f.candidateModel),
      reason: text(f.reason),
    },
    release: null,
  };
}

function text(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? name(value) : null;
}

function count(value: unknown): number | null {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

/** An HTTP status as number or text; anything outside 100…599 is not one. */
function statusOf(value: unknown): number | null {
  const status = typeof value === "string" && /^\d{3}$/.test(value) ? Number(value) : value;
  return typeof status === "number" && Number.isInteger(status) && status >= 100 && status <= 599
    ? status
    : null;
}
