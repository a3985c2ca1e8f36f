import { expect, test } from "vitest";
import { formatAxis, formatValue } from "./format-axis";
import type { Unit } from "./nice-axis";

const plain = (text: string) => text.replaceAll("\u202f", " ");

test.each<[number, Unit, string]>([
  [0, "share", "0"],
  [0.025, "share", "2.5 %"],
  [12_000, "count", "12k"],
  [500, "ms", "500 ms"],
  [2_500, "ms", "2.5 s"],
  [120_000, "ms", "2 min"],
  [10_800_000, "ms", "3 h"],
])("a tick at %d as %s is %s", (value, unit, text) => {
  expect(plain(formatAxis(value, unit))).toBe(text);
});

test("where there is room the value is whole, and zero is a value", () => {
  expect(plain(formatValue(12_345, "count"))).toBe("12 345");
  expect(plain(formatValue(0, "share"))).toBe("0 %");
});
