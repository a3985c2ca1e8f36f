import fc from "fast-check";
import { expect, test } from "vitest";
import { ACTIVITY_BUCKET_MS } from "@/lib/core/store/event-store";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time/range";
import { findGaps } from "./find-gaps";

/** Lines in every bucket from `from` to `to`. */
function busy(from: number, to: number) {
  const buckets = [];
  for (let bucket = from; bucket < to; bucket += ACTIVITY_BUCKET_MS) {
    buckets.push({ bucket, lines: 5, everyCallMarks: 1 });
  }
  return buckets;
}

test("three hours without a line are a gap in a log that never paused", () => {
  const activity = [...busy(0, 5 * HOUR_MS), ...busy(8 * HOUR_MS, 12 * HOUR_MS)];
  expect(findGaps(activity, 12 * HOUR_MS)).toEqual([{ from: 5 * HOUR_MS, to: 8 * HOUR_MS }]);
});

test("ten quiet minutes are none", () => {
  const activity = [...busy(0, HOUR_MS), ...busy(HOUR_MS + 10 * MINUTE_MS, 2 * HOUR_MS)];
  expect(findGaps(activity, 2 * HOUR_MS)).toEqual([]);
});

test("a Gateway that sleeps every night has no gaps, until it sleeps through a day as well", () => {
  const days = (count: number) =>
    Array.from({ length: count }, (_, day) =>
      busy(day * DAY_MS + 8 * HOUR_MS, day * DAY_MS + 20 * HOUR_MS),
    ).flat();
  expect(findGaps(days(7), 6 * DAY_MS + 20 * HOUR_MS)).toEqual([]);
  const withoutDay = days(7).filter(({ bucket }) => Math.floor(bucket / DAY_MS) !== 3);
  expect(findGaps(withoutDay, 6 * DAY_MS + 20 * HOUR_MS)).toEqual([
    { from: 2 * DAY_MS + 20 * HOUR_MS, to: 4 * DAY_MS + 8 * HOUR_MS },
  ]);
});

test("a silence that lasts until now has no end yet", () => {
  expect(findGaps(busy(0, HOUR_MS), 2 * HOUR_MS)).toEqual([{ from: HOUR_MS, to: null }]);
});

test("of a log of fifty minutes nobody knows which silence is unusual", () => {
  expect(findGaps(busy(0, 50 * MINUTE_MS), DAY_MS)).toEqual([]);
});

test("nothing was ever written: nothing is said to be missing", () => {
  expect(findGaps([], DAY_MS)).toEqual([]);
});

test("no gap holds a bucket with lines, and gaps come in order without touching", () => {
  const indexes = fc.uniqueArray(fc.nat(200), { maxLength: 60 });
  fc.assert(
    fc.property(indexes, (active) => {
      const until = 201 * ACTIVITY_BUCKET_MS;
      const activity = active.flatMap((index) =>
        busy(index * ACTIVITY_BUCKET_MS, (index + 1) * ACTIVITY_BUCKET_MS),
      );
      let end = Number.NEGATIVE_INFINITY;
      for (const { from, to } of findGaps(activity, until)) {
        expect(from).toBeGreaterThan(end);
        end = to ?? until;
        expect(activity.every(({ bucket }) => bucket < from || bucket >= end)).toBe(true);
      }
    }),
  );
});
