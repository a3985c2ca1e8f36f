import { expect, test } from "vitest";
import { PERMISSIONS, type Permission } from "@/lib/core/access/permission";
import type { Principal } from "@/lib/core/access/principal";
import { demand } from "./demand";

const NOTHING: Principal = {
  ...{ kind: "person", id: "u1", name: "Vic", email: "vic@acme.example" },
  ...{ via: "session", sessionId: null, grants: [] },
};
const IN_STAGING: Principal = {
  ...NOTHING,
  grants: [{ role: "reviewer", gateways: null, environments: ["staging"] }],
};

test("a refusal says in words what was wanted, and who may", () => {
  expect(() => demand({ principal: NOTHING }, "routes.review")).toThrow(
    "Approve changes of route tables by others: Reviewer or Administrator may do that.",
  );
});

test("a role that holds elsewhere is refused with the place that it does not hold for", () => {
  const place = { environment: "production" };
  expect(() => demand({ principal: IN_STAGING }, "routes.review", place)).toThrow(
    "Approve changes of route tables by others, for production: Reviewer or Administrator may do that.",
  );
});

test.each(Object.keys(PERMISSIONS) as Permission[])("no reader meets the id %s", (permission) => {
  expect(() => demand({ principal: NOTHING }, permission)).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining(permission) }),
  );
});
