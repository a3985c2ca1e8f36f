import { expect, test } from "vitest";
import { ACTIVITY_BUCKET_MS } from "@/lib/core/store/event-store";
import { findStopped } from "./find-stopped";

/** A Gateway that wrote in these ten minutes. */
function wrote(...buckets: number[]) {
  return {
    ...{ gateway: "fra-1", region: "eu", runtime: null },
    activity: buckets.map((n) => ({
      bucket: n * ACTIVITY_BUCKET_MS,
      lines: 1,
      everyCallMarks: 0,
    })),
  };
}

const at = (n: number) => n * ACTIVITY_BUCKET_MS;

test("a Gateway that wrote all the time and has been silent for an hour has stopped", () => {
  expect(findStopped([wrote(1, 2, 3, 4, 5)], at(12))).toMatchObject([
    { gateway: "fra-1", lastAt: at(6) },
  ]);
});

test("one that pauses for half an hour again and again has not, after an hour", () => {
  expect(findStopped([wrote(1, 4, 7, 10)], at(17))).toEqual([]);
});

test("twenty minutes of silence are no stop", () => {
  expect(findStopped([wrote(1, 2, 3, 4, 5)], at(8))).toEqual([]);
});

test("of one that wrote twice no habit is known", () => {
  expect(findStopped([wrote(1, 2)], at(100))).toEqual([]);
});
