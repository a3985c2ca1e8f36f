import { inOrder } from "@/lib/core/attempt/assemble";
import type { Attempt } from "@/lib/core/attempt/attempt";
import type { Evidence, EvidenceKind } from "@/lib/core/attempt/evidence";
import type { Sourced } from "@/lib/core/store/event-store";
import type { EpochMs } from "@/lib/core/time/range";
import { judgeRun } from "./judge-run";
import type { Request } from "./request";

/** A request with what it was put together from. */
export type AssembledRequest<Line extends Sourced<Evidence> = Sourced<Evidence>> = {
  readonly request: Request;
  /** In order; the last of them stands for the request. */
  readonly lines: readonly Line[];
  /** In order of time. */
  readonly attempts: readonly Sourced<Attempt>[];
};

type Run = string | null;

/**
 * The requests that the evidence of one component tells of: one a run. A line that names no run belongs
 * to the run that its trace named last before it, or first after it. Each attempt is part of exactly one
 * request. Pure, and independent of the order of its input.
 */
export function assembleRequests<Line extends Sourced<Evidence>>(
  evidence: readonly Line[],
  attempts: readonly Sourced<Attempt>[],
): AssembledRequest<Line>[] {
  const ordered = inOrder(evidence.filter(({ value }) => !SAYS_NOTHING.has(value.kind)));
  if (ordered.length === 0) return [];
  const runs = runsOfLines(ordered);
  const sessions = sessionsOfRuns(evidence);
  const byRun = Map.groupBy(ordered, (line) => runs.get(line) ?? null);
  const runOfLine = new Map(ordered.map((line) => [line.lineId, runs.get(line) ?? null]));
  const attemptsOf = Map.groupBy(attempts, ({ lineId, value }) =>
    value.requestId !== null && byRun.has(value.requestId)
      ? value.requestId
      : (runOfLine.get(lineId) ?? null),
  );
  return [...byRun].map(([run, lines]) => {
    const own = (attemptsOf.get(run) ?? []).toSorted(
      (a, b) => a.value.at - b.value.at || a.lineId - b.lineId,
    );
    return { request: requestOf(run, lines, own, sessions), lines, attempts: own };
  });
}

/** Kinds that no request is made of: what changed on a Gateway, and what others say of a run. */
const SAYS_NOTHING: ReadonlySet<EvidenceKind> = new Set([
  "run_session",
  "config_changed",
  "session_patched",
  "keys_changed",
  "gateway_lived",
]);

function requestOf(
  run: Run,
  lines: readonly Sourced<Evidence>[],
  attempts: readonly Sourced<Attempt>[],
  sessions: ReadonlyMap<string, string>,
): Request {
  const session = firstOf(lines, (value) => ("sessionId" in value ? value.sessionId : null));
  return {
    requestId: run,
    traceId: firstOf(lines, (value) => value.traceId),
    sessionId: (run === null ? null : sessions.get(run)) ?? session,
    startedAt: lines.reduce((first, { value }) => Math.min(first, beganAt(value)), Infinity),
    endedAt: lines.at(-1)?.value.at ?? 0,
    attempts: attempts.length,
    ...judgeRun(
      lines.map(({ value }) => value),
      attempts.map(({ value }) => value),
    ),
  };
}

/** When what a line tells of began: a line about a call is written at its end. */
function beganAt(value: Evidence): EpochMs {
  switch (value.kind) {
    case "call_answered":
    case "call_failed":
      return value.at - Math.round(value.elapsedMs ?? 0);
    case "call_recorded":
      return Math.min(value.at, value.startedAt);
    default:
      return value.at;
  }
}

function runsOfLines<Line extends Sourced<Evidence>>(ordered: readonly Line[]): Map<Line, Run> {
  const named = new Set(ordered.flatMap(({ value }) => runOf(value) ?? []));
  const [sole = null] = named.size === 1 ? named : [];
  const runs = new Map<Line, Run>();
  for (const lines of Map.groupBy(ordered, ({ value }) => value.traceId).values()) {
    let current = lines.map(({ value }) => runOf(value)).find((run) => run !== null) ?? sole;
    for (const line of lines) {
      current = runOf(line.value) ?? current;
      runs.set(line, current);
    }
  }
  return runs;
}

function runOf(value: Evidence): Run {
  return "runId" in value ? value.runId : null;
}

/** Audit exports know the session of a run before any line of its trace does. */
function sessionsOfRuns(evidence: readonly Sourced<Evidence>[]): Map<string, string> {
  const sessions = new Map<string, string>();
  for (const { value } of inOrder(evidence)) {
    const says = value.kind === "run_session" || value.kind === "run_named";
    if (says && value.sessionId !== null) sessions.set(value.runId, value.sessionId);
  }
  return sessions;
}

function firstOf(
  lines: readonly Sourced<Evidence>[],
  pick: (value: Evidence) => string | null,
): string | null {
  for (const { value } of lines) {
    const found = pick(value);
    if (found !== null) return found;
  }
  return null;
}
