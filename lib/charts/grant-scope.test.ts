import { expect, test } from "vitest";
import { grantScope } from "./grant-scope";

const scope = (gateways: string[] | null, environments: string[] | null) =>
  grantScope({ role: "editor", gateways, environments });

test("a role that holds everywhere says nothing of where", () => {
  expect(scope(null, null)).toBeNull();
});

test("Gateways and environments are told apart, also where only one of them is narrowed", () => {
  expect(scope(["fra-1", "sgp-1"], null)).toBe("on fra-1, sgp-1");
  expect(scope(["fra-1"], ["staging"])).toBe("on fra-1 in staging");
  expect(scope(null, ["staging"])).toBe("in staging");
});
