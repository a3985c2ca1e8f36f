import { expect, test } from "vitest";
import { grantFault } from "./grant-fault";
import type { Grant } from "./principal";

const grant = (role: Grant["role"], gateways: string[] | null = null): Grant => ({
  ...{ role, gateways, environments: null },
});

test("editors and reviewers may be limited to Gateways, the other roles hold everywhere or not at all", () => {
  expect(grantFault([grant("editor", ["fra-1"]), grant("reviewer", ["ber-1"])])).toBeNull();
  expect(grantFault([grant("admin", ["fra-1"])])).toBe("scope_of_unscoped_role");
  expect(grantFault([grant("viewer", ["fra-1"])])).toBe("scope_of_unscoped_role");
});

test("a role for no Gateway at all is a mistake", () => {
  expect(grantFault([grant("editor", [])])).toBe("empty_scope");
});

test("one role may be held for several Gateways by several grants, but not twice the same", () => {
  expect(grantFault([grant("editor", ["a"]), grant("editor", ["b"])])).toBeNull();
  expect(grantFault([grant("viewer"), grant("viewer")])).toBe("repeated_role");
});

test("nothing at all may be held", () => {
  expect(grantFault([])).toBeNull();
});
