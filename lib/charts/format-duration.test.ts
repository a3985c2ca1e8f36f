import { expect, test } from "vitest";
import { formatLatency, formatSpan } from "./format-duration";

test.each([
  [null, "–"],
  [0, "0 ms"],
  [340.4, "340 ms"],
  [999.6, "1.00 s"],
  [1_240, "1.24 s"],
  [9_996, "10.0 s"],
  [62_000, "62.0 s"],
  [200_000, "3 min 20 s"],
])("a latency of %s ms is written %s", (ms, text) => {
  expect(formatLatency(ms)).toBe(text);
});

test.each([
  [-5, "0 s"],
  [45_000, "45 s"],
  [18 * 60_000, "18 min"],
  [185 * 60_000, "3 h 5 min"],
  [24 * 3_600_000, "1 d"],
  [52 * 3_600_000, "2 d 4 h"],
])("a span of %d ms is written %s", (ms, text) => {
  expect(formatSpan(ms)).toBe(text);
});
