import { expect, test } from "vitest";
import type { RequestRow } from "@/lib/contracts/requests";
import { requestAttempt, requestRow } from "./request-answer";
import { chainText, requestChain } from "./request-chain";

function chainOf(parts: Partial<RequestRow>): string {
  return chainText(requestChain(requestRow(parts)));
}

const LIMITED = { status: 429, outcome: "rate_limited" } as const;
const [PRIMARY, SPARE] = [
  { keyId: "k1", keyLabel: "nova:primary" },
  { keyId: "k2", keyLabel: "nova:spare" },
];

test("like calls are gathered, a key is named when it changes, and the answer ends the chain", () => {
  const attempts = [
    requestAttempt("nova/large", { ...LIMITED, ...PRIMARY }),
    requestAttempt("nova/large", { ...LIMITED, ...PRIMARY }),
    requestAttempt("nova/large", { ...LIMITED, ...PRIMARY }),
    requestAttempt("nova/large", { ...LIMITED, ...SPARE }),
    requestAttempt("qwen/plus"),
  ];
  expect(chainOf({ attempts })).toBe("large ✕429 ×3 → large (spare) ✕429 → plus ✓");
});

test("calls that failed in different ways are not alike", () => {
  const attempts = [
    requestAttempt("nova/large", LIMITED),
    requestAttempt("nova/large", { status: 503, outcome: "overloaded" }),
  ];
  expect(chainOf({ attempts, result: "exhausted" })).toBe("large ✕429 → large ✕503");
});

test("a failure without a status, or with one that says ok, is called by its outcome", () => {
  const attempts = [
    requestAttempt("nova/large", { status: null, outcome: "timeout" }),
    requestAttempt("nova/large", { status: 200, outcome: "network" }),
  ];
  expect(chainOf({ attempts, result: "exhausted" })).toBe("large ✕timeout → large ✕network");
});

test("a key that no line names is not taken for another one", () => {
  const attempts = [
    requestAttempt("nova/large", { ...LIMITED, ...PRIMARY }),
    requestAttempt("nova/large", { keyId: null }),
    requestAttempt("nova/large", { ...LIMITED, ...PRIMARY }),
  ];
  expect(chainOf({ attempts })).toBe("large ✕429 → large ✓ → large ✕429");
});

test("one model at two providers is named with them", () => {
  const attempts = [requestAttempt("nova-eu/large", LIMITED), requestAttempt("nova-us/large")];
  expect(chainOf({ attempts, requested: { provider: "nova-eu", model: "large" } })).toBe(
    "nova-eu/large ✕429 → nova-us/large ✓",
  );
});

test("of a model id with slashes the last part is said", () => {
  const attempts = [requestAttempt("or/meta-llama/llama-4-70b:free")];
  expect(chainOf({ attempts, requested: null })).toBe("llama-4-70b:free ✓");
});

test("the model asked for stands as skipped before the one that was called instead of it", () => {
  const served = { provider: "qwen", model: "plus" };
  expect(chainOf({ attempts: [requestAttempt("qwen/plus")], served, skips: 1 })).toBe(
    "large skipped → plus ✓",
  );
});

test("a skip whose candidate the row does not name has no name", () => {
  const attempts = [requestAttempt("nova/large", LIMITED)];
  expect(chainOf({ attempts, result: "exhausted", skips: 2 })).toBe("large ✕429 → 2 skipped");
});

test("who served without a line of the call is said, because fast successes are not logged", () => {
  const attempts = [requestAttempt("nova/large", LIMITED)];
  const served = { provider: "qwen", model: "plus" };
  expect(chainOf({ attempts, served, downgraded: true })).toBe("large ✕429 → plus ✓");
  expect(chainOf({ attempts, served: null })).toBe("large ✕429 → unknown model ✓");
});

test("nobody is said to have served an exhausted request", () => {
  expect(chainOf({ result: "exhausted", served: null })).toBe("");
});

test("calls that the answer leaves out are counted, and nothing is guessed beyond them", () => {
  const attempts = [requestAttempt("nova/large", LIMITED)];
  const served = { provider: "qwen", model: "plus" };
  expect(chainOf({ attempts, attemptCount: 60, served, skips: 1 })).toBe(
    "large ✕429 → 1 skipped → 59 more",
  );
});

test("a skip that its line tells of stands where it happened, with its model and why", () => {
  const attempts = [
    requestAttempt("nova/large", { ...LIMITED, at: 10 }),
    requestAttempt("qwen/plus", { id: "a2", at: 30 }),
  ];
  const skip = { at: 20, provider: "nova", model: "small", reason: "billing", until: null };
  const served = { provider: "qwen", model: "plus" };
  expect(chainOf({ attempts, served, skips: 1, skipped: [skip] })).toBe(
    "large ✕429 → small skipped (billing) → plus ✓",
  );
  expect(chainOf({ attempts, served, skips: 3, skipped: [skip] })).toBe(
    "large ✕429 → small skipped (billing) → plus ✓ → 2 skipped",
  );
});
