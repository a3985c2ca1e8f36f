import type { Evidence } from "@/lib/core/attempt/evidence";
import type { RequestResult } from "./request";
import type { TrailAttempt, TrailLine } from "./trail-of";

/** What a request goes through. `session`: what is written back to the session at its end. */
export const REQUEST_STAGES = ["auth", "routing", "call", "tools", "session"] as const;
export type RequestStageName = (typeof REQUEST_STAGES)[number];

export type RequestStage = {
  readonly stage: RequestStageName;
  /** `failed`: something failed in it, even if a later try made up for it. */
  readonly state: "seen" | "failed" | "not_logged";
  /** Indexes of lines. */
  readonly lines: readonly number[];
};

/** How far the lines of a request tell of its stages. */
export function stagesOf(
  lines: readonly TrailLine[],
  attempts: readonly TrailAttempt[],
  result: RequestResult,
): RequestStage[] {
  const linesOf = (tells: (value: Evidence) => boolean) =>
    lines.flatMap(({ evidence }, index) => (evidence !== null && tells(evidence) ? [index] : []));
  const own = new Set(attempts.flatMap((attempt) => [...attempt.own]));
  const calls = lines.flatMap(({ lineId }, index) => (own.has(lineId) ? [index] : []));
  const keys = linesOf(tellsOfKey);
  const routing = linesOf(tellsOfRouting);
  const tools = linesOf((value) => value.kind === "call_recorded" && value.ended === "toolUse");
  const session = linesOf(tellsOfSession);
  const answered = attempts.some(({ outcome }) => !UNANSWERED.has(outcome));
  const refused = attempts.some(({ outcome }) => REFUSED.has(outcome));
  const lost = linesOf(({ kind }) => kind === "run_timed_out" || kind === "request_failed");
  return [
    stage("auth", keys.length > 0 || answered || refused, refused, keys),
    stage("routing", routing.length > 0, routing.length > 0 && result === "exhausted", routing),
    stage(
      "call",
      attempts.length > 0,
      attempts.some(({ outcome }) => outcome !== "ok"),
      calls,
    ),
    stage("tools", tools.length > 0, false, tools),
    stage("session", session.length > 0, lost.length > 0 && result !== "served", session),
  ];
}

/** The key was not let in. */
const REFUSED: ReadonlySet<string> = new Set(["auth_failed", "billing"]);
/** Nobody knows whether the key would have been let in. */
const UNANSWERED: ReadonlySet<string> = new Set(["timeout", "network", "aborted", "unknown"]);

function stage(
  name: RequestStageName,
  seen: boolean,
  failed: boolean,
  lines: readonly number[],
): RequestStage {
  return { stage: name, state: failed ? "failed" : seen ? "seen" : "not_logged", lines };
}

function tellsOfKey(value: Evidence): boolean {
  if (value.kind === "failover_decided") return value.keyId !== null;
  return value.kind === "key_penalised" || value.kind === "key_timed_out";
}

function tellsOfRouting({ kind }: Evidence): boolean {
  return kind === "candidate_decided" || kind === "chain_stopped";
}

function tellsOfSession({ kind }: Evidence): boolean {
  return (
    kind === "run_ended" ||
    kind === "run_session" ||
    kind === "run_timed_out" ||
    kind === "request_failed"
  );
}
