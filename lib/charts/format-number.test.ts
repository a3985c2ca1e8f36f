import { expect, test } from "vitest";
import { formatCount, formatCounted, formatShare, formatShortCount } from "./format-number";

test.each([
  [null, "–"],
  [0, "0 %"],
  [0.00001, "<0.1 %"],
  [0.0044, "0.4 %"],
  [0.05, "5 %"],
  [0.0999, "10 %"],
  [0.334, "33 %"],
  [0.995, "99.5 %"],
  [0.99951, ">99.9 %"],
  [1, "100 %"],
])("a share of %s is written %s", (share, text) => {
  expect(formatShare(share).replace("\u202f", " ")).toBe(text);
});

test.each([
  [0, "0"],
  [999, "999"],
  [12431, "12 431"],
  [1234567, "1 234 567"],
])("a count of %d is written %s", (count, text) => {
  expect(formatCount(count).replaceAll("\u202f", " ")).toBe(text);
});

test.each([
  [940, "940"],
  [1000, "1k"],
  [1234, "1.2k"],
  [17_099, "17k"],
  [2_500_000, "2.5M"],
])("in tight places %d is written %s", (count, text) => {
  expect(formatShortCount(count)).toBe(text);
});

test("one is singular", () => {
  expect(formatCounted(1, "attempt")).toBe("1 attempt");
  expect(formatCounted(0, "attempt")).toBe("0 attempts");
});
