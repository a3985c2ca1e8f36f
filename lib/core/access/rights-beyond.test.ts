import { expect, test } from "vitest";
import type { Grant, Principal } from "./principal";
import { rightsBeyond } from "./rights-beyond";
import { ROLES, type Role } from "./role";

function person(...grants: Partial<Grant>[]): Principal {
  const whole = grants.map((grant) => ({
    ...{ role: "viewer" as Role, gateways: null, environments: null },
    ...grant,
  }));
  const named = { id: "u", name: "Mia", email: "mia@acme.example" };
  return { kind: "person", ...named, grants: whole, via: "session", sessionId: "s" };
}

test.each(ROLES)("nobody's own role %s is beyond them", (role) => {
  expect(rightsBeyond(person({ role }), role)).toEqual([]);
  const token = { kind: "token", id: 1, name: "t", role, gateway: null } as const;
  expect(rightsBeyond(token, role)).toEqual([]);
});

test("an administrator may do all that every role may", () => {
  for (const role of ROLES) expect(rightsBeyond(person({ role: "admin" }), role)).toEqual([]);
});

test("what a role may do everywhere is beyond somebody who may do it for one Gateway or environment", () => {
  const viewer = { role: "viewer" } as const;
  const here = person(viewer, { role: "editor", gateways: ["fra-1"] });
  expect(rightsBeyond(here, "editor")).toEqual([
    "capabilities.edit",
    "routes.comment",
    "routes.draft",
  ]);
  const there = person(viewer, { role: "editor", environments: ["staging"] });
  expect(rightsBeyond(there, "editor")).toEqual([
    "capabilities.edit",
    "routes.comment",
    "routes.draft",
  ]);
});

test("what a viewer lacks of an administrator is named", () => {
  expect(rightsBeyond(person({ role: "viewer" }), "admin")).toContain("people.manage");
  expect(rightsBeyond({ kind: "nobody" }, "viewer")).toEqual(["evidence.read", "routes.read"]);
  expect(rightsBeyond({ kind: "local", name: "x" }, "admin")).toEqual([]);
});
