import { expect, test } from "vitest";
import { isReasonOf } from "./is-reason-of";

test.each([
  ["rate_limit", "rate_limited", null],
  ["rate_limited", "rate_limited", null],
  ["timeout", "timeout", null],
  ["timeout", "network", null],
  ["rate_limit", "overloaded", "rate_limit"],
] as const)("%s is a reason of %s (alias %s)", (reason, outcome, alias) => {
  expect(isReasonOf(reason, outcome, alias)).toBe(true);
});

test.each([
  ["rate_limit", "overloaded", null],
  ["billing", "rate_limited", null],
  ["something_new", "unknown", null],
] as const)("%s is no reason of %s (alias %s)", (reason, outcome, alias) => {
  expect(isReasonOf(reason, outcome, alias)).toBe(false);
});
