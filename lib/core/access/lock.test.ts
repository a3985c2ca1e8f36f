import { expect, test } from "vitest";
import { DAY_MS, MINUTE_MS } from "@/lib/core/time/range";
import {
  ACCOUNT_LOCK,
  ADDRESS_LOCK,
  type Failures,
  waitMs,
  withFailure,
  withoutFailure,
} from "./lock";

const NOON = Date.UTC(2026, 10, 22, 12);

function failed(times: number, at = NOON): Failures | null {
  let failures: Failures | null = null;
  for (let one = 0; one < times; one++) failures = withFailure(ACCOUNT_LOCK, failures, at);
  return failures;
}

test.each([
  [0, 0],
  [4, 0],
  [5, 1_000],
  [6, 2_000],
  [10, 32_000],
  [14, 512_000],
  [15, 15 * MINUTE_MS],
  [1_000, 15 * MINUTE_MS],
  [100_000, 15 * MINUTE_MS],
])(
  "after %i failures the next try waits %i ms, and never longer than a quarter of an hour",
  (count, wait) => {
    const failures = count === 0 ? null : { count, lastAt: NOON };
    expect(waitMs(ACCOUNT_LOCK, failures, NOON)).toBe(wait);
    expect(waitMs(ACCOUNT_LOCK, failures, NOON + wait)).toBe(0);
  },
);

test("a thousand guesses that are made as soon as they may take more than a week", () => {
  let failures: Failures | null = null;
  let now = NOON;
  for (let guess = 0; guess < 1_000; guess++) {
    now += waitMs(ACCOUNT_LOCK, failures, now);
    failures = withFailure(ACCOUNT_LOCK, failures, now);
  }
  expect(now - NOON).toBeGreaterThan(7 * DAY_MS);
  expect(waitMs(ACCOUNT_LOCK, failures, now)).toBeLessThanOrEqual(15 * MINUTE_MS);
});

test("an address may fail more often than an account, because people share it", () => {
  const failures = { count: 12, lastAt: NOON };
  expect(waitMs(ADDRESS_LOCK, failures, NOON)).toBe(0);
  expect(waitMs(ACCOUNT_LOCK, failures, NOON)).toBeGreaterThan(0);
});

test("failures of yesterday are forgotten", () => {
  const failures = failed(12);
  expect(
    waitMs(ACCOUNT_LOCK, withFailure(ACCOUNT_LOCK, failures, NOON + DAY_MS), NOON + DAY_MS),
  ).toBe(0);
});

test("a clock that went back keeps nobody out for longer", () => {
  expect(waitMs(ACCOUNT_LOCK, failed(6), NOON - DAY_MS)).toBe(2_000);
});

test("a try that proved right takes itself back and leaves the others", () => {
  expect(withoutFailure({ count: 3, lastAt: NOON })).toEqual({ count: 2, lastAt: NOON });
  expect(withoutFailure({ count: 1, lastAt: NOON })).toBeNull();
});
