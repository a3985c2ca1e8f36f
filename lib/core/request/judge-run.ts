import type { Attempt } from "@/lib/core/attempt/attempt";
import type { Evidence, EvidenceKind } from "@/lib/core/attempt/evidence";
import type { ModelTarget, Request, RequestResult } from "./request";
import { sameTarget, servedByAttempts } from "./served-by-attempts";

export type Verdict = Pick<
  Request,
  | "result"
  | "requested"
  | "served"
  | "step"
  | "downgraded"
  | "silent"
  | "recovered"
  | "reason"
  | "skips"
  | "coalesced"
>;

type Of<K extends EvidenceKind> = Extract<Evidence, { kind: K }>;
type Decision = Of<"candidate_decided">;

/**
 * How a run ended and who served it, from its lines and attempts, both in order. Decisions win over
 * attempts, because fast successes are not logged by default; what neither tells stays unknown.
 */
export function judgeRun(lines: readonly Evidence[], attempts: readonly Attempt[]): Verdict {
  const decisions = ofKind(lines, "candidate_decided");
  const requested = requestedOf(lines, decisions, attempts);
  const result = resultOf(lines, decisions, attempts);
  const service = result === "served" ? servedOf(lines, decisions, attempts, requested) : NOBODY;
  const byAnother = service.downgraded || service.silent;
  return {
    result,
    requested,
    ...service,
    reason:
      byAnother || result === "exhausted" ? reasonOf(lines, decisions, attempts, requested) : null,
    skips: decisions.filter(({ decision }) => decision === "skip_candidate").length,
    coalesced: decisions.reduce((sum, { suppressed }) => sum + (suppressed ?? 0), 0),
  };
}

function requestedOf(
  lines: readonly Evidence[],
  decisions: readonly Decision[],
  attempts: readonly Attempt[],
): ModelTarget | null {
  const said = decisions.find(({ requestedModel }) => requestedModel !== null);
  if (said) return { provider: said.requestedProvider, model: said.requestedModel };
  const [first] = attempts;
  if (first !== undefined) return { provider: first.provider, model: first.model };
  const stop = ofKind(lines, "chain_stopped").find(({ model }) => model !== null);
  return stop === undefined ? null : { provider: stop.provider, model: stop.model };
}

function resultOf(
  lines: readonly Evidence[],
  decisions: readonly Decision[],
  attempts: readonly Attempt[],
): RequestResult {
  const ended = lines.findLast(
    (line) => line.kind === "run_ended" || isSuccess(line) || line.kind === "request_failed",
  );
  if (ended?.kind === "run_ended") return endOf(ended);
  if (isSuccess(ended)) return "served";
  const stop = lines.findLast((line) => line.kind === "chain_stopped");
  if (stop !== undefined) return stopOf(stop);

  const last = attempts.at(-1);
  if (last?.outcome === "aborted") return "aborted";
  if (ended !== undefined) return "exhausted";
  if (last?.outcome === "ok") return "served";
  const decided = decisions.at(-1);
  if (decided?.finalOutcome === "chain_exhausted") return "exhausted";
  if (decided && isPassedOver(decided) && decided.nextModel === null) return "exhausted";
  const failover = lines.findLast((line) => line.kind === "failover_decided");
  return decided === undefined && failover?.decision === "surface_error" ? "exhausted" : "unknown";
}

/** Ends that OpenClaw's agent loop knows: all but these hand an answer over. */
function endOf({ stopReason }: Of<"run_ended">): RequestResult {
  if (stopReason === "aborted") return "aborted";
  return stopReason === "error" ? "exhausted" : "served";
}

/** A caller that goes away aborts; whatever else stops a chain leaves the caller without an answer. */
function stopOf({ reason }: Of<"chain_stopped">): RequestResult {
  return reason === null || /abort|cancel/.test(reason) ? "aborted" : "exhausted";
}

type Service = Pick<Verdict, "served" | "step" | "downgraded" | "silent" | "recovered">;
const NOBODY: Service = {
  ...{ served: null, step: null },
  ...{ downgraded: false, silent: false, recovered: false },
};

function servedOf(
  lines: readonly Evidence[],
  decisions: readonly Decision[],
  attempts: readonly Attempt[],
  requested: ModelTarget | null,
): Service {
  const success = decisions.findLast(isSuccess);
  if (success) {
    const everyCall = lines.some(tellsEveryCall);
    return servedAsDecided(success, everyCall ? attempts : [], requested);
  }
  const byAttempts = servedByAttempts(attempts, requested);
  if (byAttempts !== null) {
    const decided = decisions.some(isPassedOver);
    return {
      ...byAttempts,
      ...(byAttempts.silent && decided && { downgraded: true, silent: false }),
      recovered: false,
    };
  }
  return servedUnseen(lines, decisions, requested);
}

/** Only a log that holds every call has such lines: there a call that is not told of was not made. */
function tellsEveryCall({ kind }: Evidence): boolean {
  return kind === "call_started" || kind === "call_recorded";
}

/** A success that a decision names; the calls of a log that holds every call may prove it wrong. */
function servedAsDecided(
  success: Decision,
  attempts: readonly Attempt[],
  requested: ModelTarget | null,
): Service {
  const named: ModelTarget = { provider: success.provider, model: success.model };
  const answered = attempts.filter(({ outcome }) => outcome === "ok");
  const last = answered.at(-1);
  const contradicted =
    last !== undefined && !answered.some((attempt) => sameTarget(attempt, named));
  const served = contradicted ? { provider: last.provider, model: last.model } : named;
  const step = (success.attempt ?? 1) - 1;
  const downgraded = step > 0 && !contradicted;
  const silent = !downgraded && requested !== null && !sameTarget(served, requested);
  return {
    served,
    step: silent ? null : step,
    downgraded,
    silent,
    recovered: step === 0 && !silent,
  };
}

/**
 * A run that ended well by a call that is not logged. A fallback is always decided in the log, so where
 * only retries and other keys were decided, the model asked for served.
 */
function servedUnseen(
  lines: readonly Evidence[],
  decisions: readonly Decision[],
  requested: ModelTarget | null,
): Service {
  const failover = lines.findLast((line) => line.kind === "failover_decided");
  const fellBack = decisions.some(isPassedOver) || failover?.decision === "fallback_model";
  if (fellBack) return { ...NOBODY, downgraded: true };
  if (requested === null) return NOBODY;
  return { ...NOBODY, served: requested, step: 0 };
}

/** Why the model asked for did not serve: the first thing that was said against it. */
function reasonOf(
  lines: readonly Evidence[],
  decisions: readonly Decision[],
  attempts: readonly Attempt[],
  requested: ModelTarget | null,
): string | null {
  const against = (decision: Decision) => requested === null || sameTarget(decision, requested);
  const decided = decisions.find(
    (decision) => isPassedOver(decision) && against(decision) && decision.reason !== null,
  );
  if (decided) return decided.reason;
  const failed = attempts.find(({ outcome }) => outcome !== "ok");
  if (failed) return failed.gatewayReason ?? failed.outcome;
  const said = lines.find(
    (line) =>
      (line.kind === "candidate_decided" && line.decision === "probe_cooldown_candidate") ||
      line.kind === "failover_decided" ||
      line.kind === "attempt_failed",
  );
  if (said && "reason" in said && said.reason !== null) return said.reason;
  const stop = lines.findLast((line) => line.kind === "chain_stopped");
  return stop?.reason ?? null;
}

function isSuccess(line: Evidence | undefined): line is Decision {
  return line?.kind === "candidate_decided" && line.decision === "candidate_succeeded";
}

/** It did not serve: it failed, or was not even called. */
function isPassedOver({ decision }: Decision): boolean {
  return decision === "candidate_failed" || decision === "skip_candidate";
}

function ofKind<K extends EvidenceKind>(lines: readonly Evidence[], kind: K): Of<K>[] {
  return lines.filter((line): line is Of<K> => line.kind === kind);
}
