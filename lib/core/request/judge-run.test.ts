import { expect, test } from "vitest";
import type { Attempt } from "@/lib/core/attempt/attempt";
import type { Evidence, EvidenceFact } from "@/lib/core/attempt/evidence";
import type { Outcome } from "@/lib/core/outcome/outcome";
import { judgeRun } from "./judge-run";

let clock = 0;

function line(fact: EvidenceFact): Evidence {
  return { at: ++clock, traceId: "t", spanId: "s", ...fact } as Evidence;
}

function decided(
  decision: string,
  [provider, model]: readonly [string, string],
  attempt: number,
  more: Partial<Extract<EvidenceFact, { kind: "candidate_decided" }>> = {},
): Evidence {
  return line({
    kind: "candidate_decided",
    ...{ runId: "r", sessionId: "s", decision, provider, model, attempt, total: 2 },
    ...{ requestedProvider: "a", requestedModel: "large", reason: null, status: null },
    ...{ nextProvider: null, nextModel: null, finalOutcome: null, suppressed: null },
    ...more,
  });
}

function ended(stopReason: string): Evidence {
  return line({ kind: "run_ended", runId: "r", stopReason });
}

function tried([provider, model]: readonly [string, string], outcome: Outcome): Attempt {
  return { at: ++clock, provider, model, outcome, gatewayReason: null } as Attempt;
}

const A = ["a", "large"] as const;
const B = ["b", "small"] as const;
const STARTED = line({
  kind: "call_started",
  ...{ provider: "a", model: "large", api: null, host: null },
});

test("a run of which only the end is logged was served by a model that nobody knows", () => {
  expect(judgeRun([ended("stop")], [])).toMatchObject({
    ...{ result: "served", served: null, step: null, downgraded: false, silent: false },
  });
});

test("how a run ended is what the loop says of it", () => {
  expect(judgeRun([ended("error")], []).result).toBe("exhausted");
  expect(judgeRun([ended("aborted")], []).result).toBe("aborted");
  expect(judgeRun([STARTED], [tried(A, "unknown")]).result).toBe("unknown");
});

test("a candidate after the first one that succeeds is a downgrade, the first one a recovery", () => {
  const failed = decided("candidate_failed", A, 1, { reason: "rate_limit", nextModel: "small" });
  const fell = judgeRun(
    [failed, decided("candidate_succeeded", B, 2), ended("stop")],
    [tried(A, "rate_limited")],
  );
  expect(fell).toMatchObject({
    ...{ result: "served", downgraded: true, recovered: false, step: 1, reason: "rate_limit" },
    ...{ requested: { provider: "a", model: "large" }, served: { provider: "b", model: "small" } },
  });
  const probe = decided("probe_cooldown_candidate", A, 1, { reason: "billing" });
  const recovered = judgeRun([probe, decided("candidate_succeeded", A, 1), ended("stop")], []);
  expect(recovered).toMatchObject({ recovered: true, downgraded: false, step: 0, reason: null });
});

test("a success that was skipped to is a downgrade without any call", () => {
  const skipped = decided("skip_candidate", A, 1, { reason: "billing", suppressed: 3 });
  const judged = judgeRun([skipped, decided("candidate_succeeded", B, 2)], []);
  expect(judged).toMatchObject({ downgraded: true, skips: 1, coalesced: 3, reason: "billing" });
});

test("what every call of a log contradicts was served silently by another model", () => {
  const success = decided("candidate_succeeded", A, 1);
  const judged = judgeRun([STARTED, success], [tried(B, "ok")]);
  expect(judged).toMatchObject({ silent: true, downgraded: false, step: null, recovered: false });
  expect(judged.served).toEqual({ provider: "b", model: "small" });
  // Fast successes are not in a log of the default level: that one is missing proves nothing.
  expect(judgeRun([success], [tried(B, "ok")])).toMatchObject({ silent: false, step: 0 });
});

test("other keys and retries do not change the model", () => {
  const rotated = line({
    ...{ kind: "failover_decided", runId: "r", decision: "rotate_profile", provider: "a" },
    ...{ model: "large", keyId: "k", reason: "auth", status: 401, timedOut: false },
    ...{ aborted: false, preview: null, penalises: true },
  });
  expect(judgeRun([rotated, ended("stop")], [tried(A, "auth_failed")])).toMatchObject({
    ...{ result: "served", served: { provider: "a", model: "large" }, step: 0, reason: null },
  });
});

test("a caller that went away aborted the request; a chain that was cut for another reason did not", () => {
  const stopped = (reason: string) =>
    line({ kind: "chain_stopped", sessionId: "s", provider: "a", model: "large", reason });
  expect(judgeRun([stopped("caller_signal_aborted")], [])).toMatchObject({
    ...{ result: "aborted", requested: { provider: "a", model: "large" }, reason: null },
  });
  expect(judgeRun([stopped("agent_run_terminal_timeout")], [])).toMatchObject({
    ...{ result: "exhausted", reason: "agent_run_terminal_timeout" },
  });
  // It had its answer by then.
  expect(judgeRun([ended("stop"), stopped("caller_signal_aborted")], []).result).toBe("served");
});

test("a chain whose last candidate failed, was skipped, or of which the caller heard, is exhausted", () => {
  const last = decided("candidate_failed", A, 1, { reason: "server_error" });
  expect(judgeRun([last], [tried(A, "server_error")]).result).toBe("exhausted");
  const next = decided("candidate_failed", A, 1, { nextProvider: "b", nextModel: "small" });
  expect(judgeRun([next], [tried(A, "server_error")]).result).toBe("unknown");
  const heard = line({ kind: "request_failed", preview: null });
  expect(judgeRun([next, heard], [tried(A, "server_error")]).result).toBe("exhausted");
  const probe = decided("probe_cooldown_candidate", A, 1, { reason: "billing" });
  expect(judgeRun([probe, heard], [])).toMatchObject({ result: "exhausted", reason: "billing" });
});
