import { expect, test } from "vitest";
import { formatWindow } from "./format-window";

test.each([
  [29_992, "30 s"],
  [599_958, "10 min"],
  [17_999_996, "5 h"],
  [400, "0 s"],
])("a window of %i ms is one of %s", (ms, text) => {
  expect(formatWindow(ms)).toBe(text);
});
