import { expect, test } from "vitest";
import { sparkPath } from "./spark-path";

const SIZE = { width: 40, height: 12 };

test("runs are lines, values alone are dots, gaps are gaps", () => {
  // Axis up to 1: nothing is at 11, all at 1.
  expect(sparkPath([0, 1, null, 0.5], "share", SIZE)).toEqual({
    line: "M5 11L15 1",
    area: "M5 11L15 1L15 12L5 12Z",
    dots: [{ x: 35, y: 6 }],
  });
});

test("nothing measured draws nothing", () => {
  expect(sparkPath([null, null], "count", SIZE)).toEqual({ line: "", area: "", dots: [] });
});

test("a blip stays a blip", () => {
  expect(sparkPath([0.005, 0.005], "share", SIZE).line).toBe("M10 10L30 10");
});
