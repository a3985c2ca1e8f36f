import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time/range";
import { coverRange, ROLLUP_LEVELS } from "./levels";

const instant = fc.integer({ min: 0, max: 400 * DAY_MS });

test("a cover tiles any range without gap or overlap, in order, with whole buckets", () => {
  fc.assert(
    fc.property(instant, instant, fc.constantFrom(...ROLLUP_LEVELS), (a, b, maxStep) => {
      const range = { from: Math.min(a, b), to: Math.max(a, b) };
      let at = range.from;
      for (const { level, from, to } of coverRange(range, maxStep)) {
        expect(from).toBe(at);
        expect(to).toBeGreaterThan(from);
        if (level === "rows") expect(to - from).toBeLessThan(MINUTE_MS);
        else {
          expect(level).toBeLessThanOrEqual(maxStep);
          expect(from % level).toBe(0);
          expect(to % level).toBe(0);
        }
        at = to;
      }
      expect(at).toBe(range.to);
    }),
  );
});

test("a month needs a handful of segments and rows only at its edges", () => {
  const cover = coverRange({ from: 90_061_001, to: 30 * DAY_MS + 12_345 }, DAY_MS);
  expect(cover.map(({ level }) => level)).toEqual([
    "rows",
    MINUTE_MS,
    10 * MINUTE_MS,
    HOUR_MS,
    6 * HOUR_MS,
    DAY_MS,
    "rows",
  ]);
});

test("an empty or reversed range has no segments", () => {
  expect(coverRange({ from: 5, to: 5 }, DAY_MS)).toEqual([]);
  expect(coverRange({ from: 6, to: 5 }, DAY_MS)).toEqual([]);
});
