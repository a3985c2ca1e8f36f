import fc from "fast-check";
import { expect, test } from "vitest";
import type { Attempt } from "@/lib/core/attempt/attempt";
import { OUTCOMES, type Outcome } from "@/lib/core/outcome/outcome";
import { tellsOfRequest, tupleRequest } from "./tuple-request";

type Said = readonly [model: string, outcome: Outcome, more?: Partial<Attempt>];

function requestOf(...said: Said[]) {
  return tupleRequest(
    said.map(([model, outcome, more], index) => tuple(model, outcome, { at: index, ...more })),
  );
}

function tuple(model: string, outcome: Outcome, more: Partial<Attempt> = {}): Attempt {
  const [provider = "", name = ""] = model.split("/");
  return {
    ...{ at: 0, requestId: "r1", traceId: null, sessionId: null, provider, model: name },
    ...{ keyId: null, status: null, outcome, gatewayReason: null, latencyMs: null, ttfbMs: null },
    ...{ routeVersion: null, errorPreview: null, errorCode: null, origin: "tuple" as const },
    ...more,
  };
}

test("the request is served by the model that answered, after the ones that failed", () => {
  expect(requestOf(["a/big", "rate_limited"], ["b/mid", "timeout"], ["c/low", "ok"])).toMatchObject(
    {
      ...{ result: "served", downgraded: true, silent: false, step: 2, reason: "rate_limited" },
      ...{ requested: { provider: "a", model: "big" }, served: { provider: "c", model: "low" } },
    },
  );
  expect(requestOf(["a/big", "rate_limited"], ["a/big", "ok"])).toMatchObject({
    ...{ result: "served", downgraded: false, step: 0, reason: null },
  });
});

test("another model than the one asked for, without a failed try, is a silent one", () => {
  expect(requestOf(["a/low", "ok", { requestedModel: "big" }])).toMatchObject({
    ...{ silent: true, downgraded: false, step: null, requested: { provider: "a", model: "big" } },
  });
  expect(
    requestOf(["a/big", "overloaded", { requestedModel: "big" }], ["a/low", "ok"]),
  ).toMatchObject({ silent: false, downgraded: true, step: 1, reason: "overloaded" });
});

test("a model asked for may be named with a provider that was called", () => {
  const named = { requestedModel: "a/big" };
  expect(requestOf(["a/big", "timeout"], ["b/low", "ok", named]).requested).toEqual({
    ...{ provider: "a", model: "big" },
  });
  const withSlash = { requestedModel: "meta-llama/llama-4-70b:free" };
  expect(requestOf(["router/small", "ok", withSlash]).requested).toEqual({
    ...{ provider: "router", model: "meta-llama/llama-4-70b:free" },
  });
});

test("a failed try that names no request may have been followed by another: nobody can tell", () => {
  expect(requestOf(["a/big", "timeout", { requestId: null }]).result).toBe("unknown");
  expect(requestOf(["a/big", "timeout"]).result).toBe("exhausted");
  expect(requestOf(["a/big", "aborted"]).result).toBe("aborted");
});

test("only a first try that was answered by the model asked for tells nothing of its request", () => {
  expect(tellsOfRequest(tuple("a/big", "ok"))).toBe(false);
  expect(tellsOfRequest(tuple("a/big", "ok", { attemptNumber: 2 }))).toBe(true);
  expect(tellsOfRequest(tuple("a/big", "ok", { requestedModel: "huge" }))).toBe(true);
  expect(tellsOfRequest(tuple("a/big", "refused"))).toBe(true);
});

test("a request is served in at most one way, and only a served one is downgraded", () => {
  const attempt = fc
    .tuple(fc.constantFrom("a/big", "b/low"), fc.constantFrom(...OUTCOMES))
    .map(([model, outcome]): Said => [model, outcome]);
  fc.assert(
    fc.property(fc.array(attempt, { minLength: 1, maxLength: 8 }), (said) => {
      const request = requestOf(...said);
      const ways = [request.step === 0, request.downgraded, request.silent];
      expect(ways.filter(Boolean)).toHaveLength(request.result === "served" ? 1 : 0);
      expect(request.served !== null).toBe(request.result === "served");
      expect(request.attempts).toBe(said.length);
    }),
  );
});
