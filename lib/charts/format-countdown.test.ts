import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time/range";
import { formatCountdown } from "./format-countdown";

test.each([
  [42_000, "42 s"],
  [4 * MINUTE_MS + 7_000, "4 min 07 s"],
  [3 * HOUR_MS + 5 * MINUTE_MS, "3 h 05 min"],
  [2 * DAY_MS + 4 * HOUR_MS, "2 d 4 h"],
])("%i ms are %s", (ms, text) => {
  expect(formatCountdown(ms)).toBe(text);
});

test("a second that has begun is still waited for", () => {
  expect(formatCountdown(1)).toBe("1 s");
  expect(formatCountdown(59_001)).toBe("1 min 00 s");
});

test("what is over is at zero, never below it", () => {
  fc.assert(
    fc.property(fc.integer({ min: -DAY_MS, max: 0 }), (ms) => formatCountdown(ms) === "0 s"),
  );
});
