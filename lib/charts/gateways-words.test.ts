import { expect, test } from "vitest";
import { trafficOf } from "./gateways-words";

test("a few Gateways are named, many are counted", () => {
  expect(trafficOf(["fra-1"])).toBe("fra-1");
  expect(trafficOf(["fra-1", "lon-1", "waw-1"])).toBe("fra-1, lon-1 and waw-1");
  expect(trafficOf(["a", "b", "c", "d", "e"])).toBe("5 Gateways");
});

test("where nobody says which serve an environment, it is all of them", () => {
  expect(trafficOf(null)).toBe("all Gateways");
});
