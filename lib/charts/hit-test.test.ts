import { expect, test } from "vitest";
import { hitTest, markAt, movedHit } from "./hit-test";
import { prepareRates } from "./prepare-rates";
import type { RatesMeasure } from "./prepared-rates";
import { ratesAnswer } from "./rates-answer";

const rates = ratesAnswer({
  range: { from: 0, to: 120_000 },
  asOf: 120_000,
  series: [
    { provider: "a", model: "m", points: [{ t: 0, attempts: 100, outcomes: { timeout: 10 } }] },
    { provider: "b", model: "m", points: [{ t: 0, attempts: 100, outcomes: { timeout: 6 } }] },
  ],
});
const timeouts = (as: "ratio" | "count"): RatesMeasure => ({
  kind: "outcomes",
  outcomes: ["timeout"],
  as,
});
const lines = prepareRates(rates, { measure: timeouts("ratio"), split: "entity" });
const bars = prepareRates(rates, { measure: timeouts("count"), split: "entity" });

test("the nearest line of the step is meant", () => {
  expect(hitTest(lines, 0.1, 1)).toEqual({ step: 0, series: 0 });
  expect(hitTest(lines, 0.1, 0)).toEqual({ step: 0, series: 1 });
});

test("in a stack the bar under the pointer is meant, and above it the topmost", () => {
  // 10 + 6 of an axis up to 20
  expect(bars.axis.top).toBe(20);
  expect([0.2, 0.6, 0.95].map((y) => hitTest(bars, 0.4, y).series)).toEqual([0, 1, 1]);
  expect(markAt(bars, 0, 1)).toEqual({ x: 0.25, y: 0.8 });
});

test("a step without values has no mark, and the edges belong to the first and last step", () => {
  expect(hitTest(lines, 0.9, 0.5)).toEqual({ step: 1, series: null });
  expect(hitTest(lines, -1, 0).step).toBe(0);
  expect(hitTest(lines, 2, 0).step).toBe(1);
  expect(markAt(lines, 1, 0)).toBeNull();
});

test("keys move through time and between the values of a step, and stop at the edges", () => {
  expect(movedHit(lines, null, "ArrowLeft")).toEqual({ step: 1, series: null });
  expect(movedHit(lines, { step: 1, series: null }, "ArrowLeft")).toEqual({ step: 0, series: 0 });
  expect(movedHit(lines, { step: 0, series: 0 }, "ArrowLeft")).toEqual({ step: 0, series: 0 });
  expect(movedHit(lines, { step: 0, series: 0 }, "ArrowDown")).toEqual({ step: 0, series: 1 });
  expect(movedHit(lines, { step: 0, series: 1 }, "ArrowDown")).toEqual({ step: 0, series: 1 });
  expect(movedHit(lines, null, "Tab")).toBeNull();
});
