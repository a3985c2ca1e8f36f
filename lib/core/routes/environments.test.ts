import { expect, test } from "vitest";
import { gatewaysOf } from "./environments";

test("a table is for the Gateways that are said to serve it, and for any where none is", () => {
  const environments = new Map([
    ["lon-1", "europe"],
    ["iad-1", "united-states"],
    ["fra-1", "europe"],
  ]);
  expect(gatewaysOf(environments, "europe")).toEqual(["fra-1", "lon-1"]);
  expect(gatewaysOf(environments, "staging")).toBeNull();
  expect(gatewaysOf(new Map(), "europe")).toBeNull();
});
