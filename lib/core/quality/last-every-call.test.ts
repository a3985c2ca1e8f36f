import { expect, test } from "vitest";
import { ACTIVITY_BUCKET_MS } from "@/lib/core/store/event-store";
import { lastEveryCall } from "./last-every-call";

const activity = (...marks: number[]) =>
  marks.map((everyCallMarks, index) => ({
    bucket: index * ACTIVITY_BUCKET_MS,
    lines: 10,
    everyCallMarks,
  }));

test.each([
  ["lines go on after the last call start", activity(4, 3, 0, 0), 2 * ACTIVITY_BUCKET_MS],
  ["the newest lines still hold a call start", activity(4, 0, 2), null],
  ["there never was one", activity(0, 0), null],
  ["nothing was written since", activity(4, 3), null],
  ["nothing was written at all", [], null],
])("%s", (_, some, since) => {
  expect(lastEveryCall(some)).toBe(since);
});
