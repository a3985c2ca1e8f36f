import { expect, test } from "vitest";
import { selectionOf, selectionParams } from "./difference-params";

test("a selection comes back from the address as it was written", () => {
  const selection = {
    range: { from: 1_000, to: 2_000 },
    filters: { region: ["eu", ""], outcome: ["timeout" as const], not_outcome: ["ok" as const] },
  };
  expect(selectionOf(selectionParams(selection))).toEqual(selection);
});

test("an address without a selection compares nothing, nor does a range that ends before it begins", () => {
  expect(selectionOf(selectionParams(null))).toBeNull();
  expect(selectionOf({ in_from: 2_000, in_to: 1_000 })).toBeNull();
  expect(selectionOf({ in_from: 2_000, in_to: null })).toBeNull();
});
