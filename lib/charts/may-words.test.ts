import { expect, test } from "vitest";
import type { GrantWire } from "@/lib/contracts/me";
import { PERMISSIONS, type Permission, rolesFor } from "@/lib/core/access/permission";
import { may, type Principal } from "@/lib/core/access/principal";
import type { Role } from "@/lib/core/access/role";
import { mayWords } from "./may-words";

/** As the server answers somebody with these grants. */
function me(...grants: GrantWire[]) {
  const person: Principal = {
    ...{ kind: "person", id: "1", name: "Eve", email: "eve@team.example" },
    ...{ grants, via: "session", sessionId: "s" },
  };
  const permissions = (Object.keys(PERMISSIONS) as Permission[]).map((permission) => ({
    permission,
    allowed: may(person, permission),
    roles: [...rolesFor(permission)],
  }));
  return { permissions, grants };
}

const grant = (role: Role, gateways: string[] | null = null): GrantWire => ({
  ...{ role, gateways },
  environments: null,
});

test("who may do something is told nothing", () => {
  expect(mayWords(me(grant("admin")), "people.manage")).toBeNull();
});

test("who may not reads who may, and what they are themselves", () => {
  expect(mayWords(me(grant("viewer"), grant("oncall")), "audit.read")).toBe(
    "Read the audit: Reviewer or Administrator may do that. You have the roles Viewer and On-call.",
  );
  expect(mayWords(me(), "people.manage")).toBe(
    "Invite people, change their roles: only Administrator may do that. You have no role.",
  );
});

test("an editor of one Gateway is not told to become an editor, but that it has to be for all", () => {
  expect(mayWords(me(grant("editor", ["fra-1"])), "capabilities.edit")).toBe(
    "Edit capability labels: Editor or Administrator for all Gateways and environments may do that. You have the role Editor on fra-1.",
  );
});
