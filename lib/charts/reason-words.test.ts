import { expect, test } from "vitest";
import { reasonDetail, reasonOutcome, reasonWords } from "./reason-words";

test.each([
  ["rate_limit", "rate limited", null],
  ["rate_limited", "rate limited", null],
  ["auth", "auth failed", null],
  ["auth_permanent", "auth failed", "permanent"],
  ["context_overflow", "invalid request", "context overflow"],
  ["session_expired", "session expired", null],
])("%s is said as %s", (reason, words, detail) => {
  expect(reasonWords(reason)).toBe(words);
  expect(reasonDetail(reason)).toBe(detail);
});

test("a reason that stands for no outcome is not given one", () => {
  expect(reasonOutcome("session_expired")).toBeNull();
  expect(reasonOutcome("empty_response")).toBeNull();
});
