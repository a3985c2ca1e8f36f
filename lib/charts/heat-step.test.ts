import { expect, test } from "vitest";
import { heatStep } from "./heat-step";

test.each([
  [0, null],
  [0.0001, 0],
  [0.005, 1],
  [0.0499, 3],
  [0.05, 4],
  [0.33, 6],
  [0.75, 9],
  [1, 9],
])("a failure ratio of %d has step %s", (ratio, step) => {
  expect(heatStep(ratio)).toBe(step);
});
