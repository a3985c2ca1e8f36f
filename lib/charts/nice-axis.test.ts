import { expect, test } from "vitest";
import { niceAxis, type Unit } from "./nice-axis";

test.each<[number, Unit, number]>([
  [0, "share", 0.05],
  [0.41, "share", 0.5],
  [0.83, "share", 1],
  [1, "share", 1],
  [3, "count", 4],
  [5, "count", 6],
  [11, "count", 20],
  [437, "count", 500],
  [2_515, "ms", 4_000],
  [61_000, "ms", 120_000],
])("%d as %s fits an axis up to %d", (most, unit, top) => {
  expect(niceAxis(most, unit)).toEqual({ top, ticks: [0, top / 2, top] });
});
