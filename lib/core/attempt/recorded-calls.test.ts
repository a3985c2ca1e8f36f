import { expect, test } from "vitest";
import type { Sourced } from "@/lib/core/store/event-store";
import { assemble } from "./assemble";
import type { Attempt } from "./attempt";
import type { Evidence, EvidenceFact } from "./evidence";

const NOON = Date.UTC(2026, 10, 22, 12);
const TARGET = { provider: "p", model: "m", api: null } as const;

function line(at: number, fact: EvidenceFact, traceId: string | null = "t1"): Sourced<Evidence> {
  const value = { at, traceId, spanId: traceId && "s1", ...fact } as Evidence;
  return { lineId: at * 100 + fact.kind.length, offset: 0, bytes: 1, value };
}

function recorded(
  by: "timeline" | "span",
  start: number,
  more: Partial<Extract<EvidenceFact, { kind: "call_recorded" }>> = {},
): Sourced<Evidence> {
  const durationMs = more.durationMs ?? 900;
  return line(
    start + durationMs,
    {
      ...{ kind: "call_recorded", by, runId: by === "timeline" ? "r1" : null, callId: null },
      ...{ ...TARGET, startedAt: start, durationMs, ttfbMs: null, status: null },
      ...{ ended: "stop", error: null },
      ...more,
    },
    by === "timeline" ? null : "t1",
  );
}

function answered(start: number, elapsedMs: number, status: number): Sourced<Evidence> {
  return line(start + elapsedMs, { kind: "call_answered", ...TARGET, status, elapsedMs });
}

function gaveUp(at: number, reason: string, preview: string | null = null): Sourced<Evidence> {
  const fact = { kind: "attempt_failed", runId: "r1", provider: "p", model: "m" } as const;
  return line(at, { ...fact, reason, status: null, preview, broke: null });
}

function attemptsOf(...evidence: Sourced<Evidence>[]): Attempt[] {
  return assemble(evidence).map(({ value }) => value);
}

test("a call that both know takes its status from the log and its length from the timeline", () => {
  const [attempt, ...others] = attemptsOf(
    recorded("timeline", NOON, { ended: "error" }),
    answered(NOON + 3, 40, 429),
    gaveUp(NOON + 910, "rate_limit", "429 Too many requests"),
  );
  expect(others).toEqual([]);
  expect(attempt).toMatchObject({
    ...{ status: 429, outcome: "rate_limited", origin: "timeline" },
    ...{ latencyMs: 900, ttfbMs: 40, requestId: "r1", traceId: "t1" },
  });
});

test("the span binds a failure to its call, however late it is told", () => {
  const attempts = attemptsOf(
    recorded("timeline", NOON, { ended: "error", durationMs: 60 }),
    answered(NOON + 3, 40, 529),
    gaveUp(NOON + 75_000, "overloaded", "529 Overloaded"),
  );
  expect(attempts).toMatchObject([{ status: 529, outcome: "overloaded" }]);
});

test("a slow 200 and a fast 200 that was cut after it are told apart by the timeline", () => {
  const attempts = attemptsOf(
    recorded("timeline", NOON, { status: 200, durationMs: 1_500 }),
    answered(NOON + 3, 1_200, 200),
    recorded("timeline", NOON + 2_000, { status: 200, ended: "connection_reset", durationMs: 300 }),
    gaveUp(NOON + 2_310, "timeout", "terminated"),
  );
  expect(attempts.map(({ status, outcome }) => [status, outcome])).toEqual([
    [200, "ok"],
    [200, "network"],
  ]);
});

test("a span and the timeline's record of one call are one attempt", () => {
  const attempts = attemptsOf(
    recorded("timeline", NOON),
    recorded("span", NOON - 2, { durationMs: 905, ttfbMs: 120 }),
    line(NOON + 950, { kind: "run_ended", runId: "r1", stopReason: "stop" }),
  );
  expect(attempts).toMatchObject([{ origin: "timeline", outcome: "ok", ttfbMs: 120 }]);
});

test("a failure that only a span knows is unknown unless the span names its kind", () => {
  const outcomes = (["Error", "timeout", "429"] as const).map((error) => {
    const ended = error === "timeout" ? "timeout" : "error";
    const status = error === "429" ? 429 : null;
    const [attempt] = attemptsOf(recorded("span", NOON, { ended, error, status }));
    return [attempt?.outcome, attempt?.origin];
  });
  expect(outcomes).toEqual([
    ["unknown", "span"],
    ["timeout", "span"],
    ["rate_limited", "span"],
  ]);
});

test("a timeline that does not tell ends yields to the log, and alone says nothing good", () => {
  const silent = recorded("timeline", NOON, { ended: null, status: null });
  expect(attemptsOf(silent)).toMatchObject([{ outcome: "unknown", origin: "timeline" }]);
  const retries = [0, 100, 200].flatMap((after) => [
    line(NOON + 2 + after, { kind: "call_started", ...TARGET, host: null }),
    answered(NOON + 2 + after, 30, 503),
  ]);
  expect(attemptsOf(silent, ...retries).map(({ outcome }) => outcome)).toEqual([
    "overloaded",
    "overloaded",
    "overloaded",
  ]);
  const said = recorded("timeline", NOON, { ended: null, status: 529 });
  expect(attemptsOf(said)).toMatchObject([{ outcome: "overloaded" }]);
});

test("the caller who went away after a call had ended well does not make it a failure", () => {
  const attempts = attemptsOf(
    recorded("timeline", NOON),
    line(NOON + 2_000, {
      kind: "chain_stopped",
      ...{ sessionId: "s", provider: "p", model: "m", reason: "caller_signal_aborted" },
    }),
  );
  expect(attempts).toMatchObject([{ outcome: "ok", sessionId: "s" }]);
});

test("a stream that failed just when its chain was stopped was left by the caller", () => {
  const cut = recorded("timeline", NOON, { status: 200, ended: "error" });
  const stop = (at: number) =>
    line(at, {
      kind: "chain_stopped",
      ...{ sessionId: "s", provider: "p", model: "m", reason: "caller_signal_aborted" },
    });
  expect(attemptsOf(cut, stop(NOON + 917))).toMatchObject([{ outcome: "aborted", status: 200 }]);
  expect(attemptsOf(cut, stop(NOON + 9_000))).toMatchObject([{ outcome: "unknown" }]);
});

test("a run's session comes from the audit export", () => {
  const attempts = attemptsOf(
    recorded("timeline", NOON),
    line(
      NOON - 5,
      { kind: "run_session", runId: "r1", sessionId: "s9", agent: "ops", channel: "telegram" },
      null,
    ),
  );
  expect(attempts).toMatchObject([{ sessionId: "s9" }]);
});
