import { expect, test } from "vitest";
import { lookCloser } from "./look-closer";

const failure = (more: Partial<Parameters<typeof lookCloser>[0][number]>) => ({
  ...({ id: "a", status: null, outcome: "network", gatewayReason: null, origin: "call" } as const),
  ...more,
});

test("an overloaded provider that the Gateway files under rate limit is mislabelled", () => {
  const attempts = [
    failure({ id: "new", status: 429, outcome: "overloaded", gatewayReason: "rate_limit" }),
    failure({ status: 429, outcome: "overloaded", gatewayReason: "rate_limit" }),
    failure({ status: 503, outcome: "overloaded", gatewayReason: "overloaded" }),
  ];
  expect(lookCloser(attempts)).toEqual({
    looked: 3,
    mislabelled: { label: "rate_limit", count: 2 },
    brokenStreams: 0,
    attemptId: "new",
  });
});

test("the label timeout is no mistake of a reset: it means both", () => {
  const { mislabelled } = lookCloser([failure({ gatewayReason: "timeout" })]);
  expect(mislabelled).toBeNull();
});

test("streams that broke after a 200 are told from calls that got no answer", () => {
  const attempts = [
    failure({ status: 200 }),
    failure({ origin: "cut_stream" }),
    failure({}),
    failure({ status: 502 }),
  ];
  expect(lookCloser(attempts).brokenStreams).toBe(2);
});
