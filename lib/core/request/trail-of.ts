import type { Evidence } from "@/lib/core/attempt/evidence";
import type { Outcome } from "@/lib/core/outcome/outcome";
import type { EpochMs } from "@/lib/core/time/range";
import type { ModelTarget, Request, RequestResult } from "./request";
import { sameTarget } from "./served-by-attempts";

/** A line of a request; `evidence` is `null` for a tuple. */
export type TrailLine = { readonly lineId: number; readonly evidence: Evidence | null };

/** An attempt of a request, with the lines that tell of it and of no other. */
export type TrailAttempt = ModelTarget & {
  readonly at: EpochMs;
  readonly latencyMs: number | null;
  readonly keyId: string | null;
  readonly outcome: Outcome;
  readonly own: ReadonlySet<number>;
};

/** A key that was out, as a record said before. */
export type KeyOut = {
  readonly at: EpochMs;
  readonly provider: string;
  readonly keyId: string;
  readonly until: EpochMs | null;
};

type Lines = readonly number[];

/** What happened to a request, in order. `lines`: indexes of the lines it was read from. */
export type TrailEvent =
  | { kind: "attempt"; at: EpochMs; startedAt: EpochMs | null; attempt: number; lines: Lines }
  | {
      kind: "retry";
      at: EpochMs;
      provider: string | null;
      model: string | null;
      attempt: number | null;
      delayMs: number | null;
      reason: string | null;
      lines: Lines;
    }
  | {
      kind: "rotation";
      at: EpochMs;
      provider: string;
      model: string;
      keyId: string | null;
      toKeyId: string | null;
      reason: string | null;
      lines: Lines;
    }
  | {
      kind: "key";
      at: EpochMs;
      provider: string;
      keyId: string;
      window: "cooldown" | "disabled" | null;
      until: EpochMs | null;
      reused: boolean;
      reason: string | null;
      lines: Lines;
    }
  | {
      kind: "skip";
      at: EpochMs;
      provider: string;
      model: string;
      reason: string | null;
      until: EpochMs | null;
      keyId: string | null;
      lines: Lines;
    }
  | {
      kind: "probe";
      at: EpochMs;
      provider: string;
      model: string;
      reason: string | null;
      lines: Lines;
    }
  | {
      kind: "fallback";
      at: EpochMs;
      from: ModelTarget;
      to: ModelTarget;
      reason: string | null;
      lines: Lines;
    }
  | {
      kind: "end";
      at: EpochMs;
      result: RequestResult;
      served: ModelTarget | null;
      reason: string | null;
      lines: Lines;
    };

/**
 * The trail of a request, from its lines and attempts (both in order). `keysOut`: what key records said
 * before, of this Gateway.
 */
export function trailOf(
  request: Request,
  lines: readonly TrailLine[],
  attempts: readonly TrailAttempt[],
  keysOut: readonly KeyOut[],
): TrailEvent[] {
  const events = [
    ...attempts.map((attempt, index) => attemptEvent(attempt, index, lines)),
    ...lines.flatMap((line, index) =>
      line.evidence === null ? [] : lineEvents(line.evidence, index, attempts, keysOut),
    ),
    ...(lines.every(({ evidence }) => evidence === null) ? changesOfModel(attempts) : []),
  ];
  events.sort((a, b) => a.at - b.at || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  return [...events, endEvent(request, lines)];
}

/** Within a millisecond: causes before what follows from them. */
const ORDER: readonly TrailEvent["kind"][] = [
  "probe",
  "skip",
  "attempt",
  "key",
  "rotation",
  "retry",
  "fallback",
  "end",
];

/** The first step that went wrong and that the rest followed from; `null`: nothing went wrong. */
export function rootCauseOf(
  trail: readonly TrailEvent[],
  attempts: readonly TrailAttempt[],
  result: RequestResult,
): number | null {
  const failed = trail.findIndex(
    (event) =>
      event.kind === "skip" ||
      (event.kind === "attempt" && attempts[event.attempt]?.outcome !== "ok"),
  );
  if (failed >= 0) return failed;
  if (result === "served" || result === "unknown") return null;
  const probe = trail.findIndex(({ kind }) => kind === "probe");
  return probe >= 0 ? probe : trail.length - 1;
}

function attemptEvent(
  attempt: TrailAttempt,
  index: number,
  lines: readonly TrailLine[],
): TrailEvent {
  const own = lines.flatMap(({ lineId }, line) => (attempt.own.has(lineId) ? [line] : []));
  const recorded = own
    .map((line) => lines[line]?.evidence)
    .find((e) => e?.kind === "call_recorded");
  const started = own.map((line) => lines[line]?.evidence).find((e) => e?.kind === "call_started");
  const startedAt =
    recorded?.kind === "call_recorded"
      ? recorded.startedAt
      : (started?.at ??
        (attempt.latencyMs === null ? null : attempt.at - Math.round(attempt.latencyMs)));
  return { kind: "attempt", at: attempt.at, startedAt, attempt: index, lines: own };
}

function lineEvents(
  value: Evidence,
  index: number,
  attempts: readonly TrailAttempt[],
  keysOut: readonly KeyOut[],
): TrailEvent[] {
  const lines = [index];
  const { at } = value;
  switch (value.kind) {
    case "retry_planned": {
      const { provider, model, attempt, delayMs, reason } = value;
      return [{ kind: "retry", at, provider, model, attempt, delayMs, reason, lines }];
    }
    case "failover_decided":
      return failoverEvents(value, lines, attempts);
    case "key_penalised": {
      const { provider, keyId, until, reused, reason } = value;
      const window =
        value.window === "cooldown" || value.window === "disabled" ? value.window : null;
      return [{ kind: "key", at, provider, keyId, window, until, reused, reason, lines }];
    }
    case "candidate_decided":
      return decisionEvents(value, lines, keysOut);
    default:
      return [];
  }
}

function failoverEvents(
  value: Extract<Evidence, { kind: "failover_decided" }>,
  lines: Lines,
  attempts: readonly TrailAttempt[],
): TrailEvent[] {
  if (value.decision !== "rotate_profile") return [];
  const { at, provider, model, keyId, reason } = value;
  const next = attempts.find((attempt) => attempt.at > at && attempt.provider === provider);
  return [
    { kind: "rotation", at, provider, model, keyId, toKeyId: next?.keyId ?? null, reason, lines },
  ];
}

function decisionEvents(
  value: Extract<Evidence, { kind: "candidate_decided" }>,
  lines: Lines,
  keysOut: readonly KeyOut[],
): TrailEvent[] {
  const { at, provider, model, reason, nextProvider, nextModel } = value;
  switch (value.decision) {
    case "skip_candidate": {
      const out = readyFirst(keysOut, provider, at);
      const until = out?.until ?? null;
      const keyId = out?.keyId ?? null;
      return [{ kind: "skip", at, provider, model, reason, until, keyId, lines }];
    }
    case "probe_cooldown_candidate":
      return [{ kind: "probe", at, provider, model, reason, lines }];
    case "candidate_failed":
      if (nextModel === null) return [];
      return [
        {
          ...{ kind: "fallback", at, reason, lines },
          from: { provider, model },
          to: { provider: nextProvider, model: nextModel },
        },
      ];
    default:
      return [];
  }
}

/** Of a provider's keys that were out at a time, the one that was to be ready first. */
function readyFirst(keysOut: readonly KeyOut[], provider: string, at: EpochMs): KeyOut | null {
  const latest = new Map<string, KeyOut>();
  for (const out of keysOut) {
    if (out.provider !== provider || out.at > at || out.until === null || out.until <= at) continue;
    const known = latest.get(out.keyId);
    if (known === undefined || (known.until ?? 0) < out.until) latest.set(out.keyId, out);
  }
  const [first = null] = [...latest.values()].sort((a, b) => (a.until ?? 0) - (b.until ?? 0));
  return first;
}

/** Tuples say of no decision: another model after a failed call is one. */
function changesOfModel(attempts: readonly TrailAttempt[]): TrailEvent[] {
  return attempts.flatMap((attempt, index) => {
    const before = attempts[index - 1];
    if (before === undefined || before.outcome === "ok" || sameTarget(before, attempt)) return [];
    return [
      {
        ...{ kind: "fallback" as const, at: before.at, reason: before.outcome, lines: [index - 1] },
        from: { provider: before.provider, model: before.model },
        to: { provider: attempt.provider, model: attempt.model },
      },
    ];
  });
}

function endEvent(request: Request, lines: readonly TrailLine[]): TrailEvent {
  const telling = lines.flatMap(({ evidence }, index) => {
    if (evidence === null) return [];
    const says =
      evidence.kind === "run_ended" ||
      evidence.kind === "chain_stopped" ||
      evidence.kind === "request_failed" ||
      (evidence.kind === "candidate_decided" &&
        (evidence.decision === "candidate_succeeded" ||
          evidence.finalOutcome === "chain_exhausted"));
    return says ? [{ evidence, index }] : [];
  });
  const reasons = telling.map(({ evidence }) => {
    if (evidence.kind === "run_ended") return evidence.stopReason;
    return evidence.kind === "chain_stopped" ? evidence.reason : null;
  });
  return {
    kind: "end",
    at: request.endedAt,
    result: request.result,
    served: request.served,
    reason: reasons.find((reason) => reason !== null) ?? null,
    lines: telling.map(({ index }) => index),
  };
}
