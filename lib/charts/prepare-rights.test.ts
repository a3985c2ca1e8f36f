import { expect, test } from "vitest";
import type { GrantWire } from "@/lib/contracts/me";
import { PERMISSIONS, type Permission, rolesFor } from "@/lib/core/access/permission";
import { may, type Principal } from "@/lib/core/access/principal";
import type { Role } from "@/lib/core/access/role";
import { prepareRights } from "./prepare-rights";

const NAMES = Object.keys(PERMISSIONS) as Permission[];
const grant = (role: Role, gateways: string[] | null = null): GrantWire => ({
  ...{ role, gateways },
  environments: null,
});

/** As the server answers somebody with these grants. */
function rightsOf(...grants: GrantWire[]) {
  const person: Principal = {
    ...{ kind: "person", id: "1", name: "Eve", email: "eve@team.example" },
    ...{ grants, via: "session", sessionId: "s" },
  };
  const permissions = NAMES.map((permission) => ({
    permission,
    allowed: may(person, permission),
    roles: [...rolesFor(permission)],
  }));
  return new Map(
    prepareRights({ permissions, grants }).map((right) => [right.permission, right] as const),
  );
}

test("the table has every permission that there is, with the roles of the server's own table", () => {
  const rights = rightsOf(grant("viewer"));
  expect([...rights.keys()]).toEqual(NAMES);
  for (const name of NAMES) expect([...(rights.get(name)?.roles ?? [])]).toEqual(rolesFor(name));
});

test("who has a role for a part only, where it has to hold everywhere, reads for which", () => {
  const rights = rightsOf(grant("viewer"), grant("editor", ["fra-1"]), grant("editor", ["sgp-1"]));
  expect(rights.get("capabilities.edit")).toMatchObject({
    ...{ mine: false, heldOnly: "on fra-1 and on sgp-1" },
  });
});

test("what one may do is not made smaller by another role that holds for a part", () => {
  const rights = rightsOf(grant("editor"), grant("reviewer", ["fra-1"]));
  for (const name of ["evidence.read", "capabilities.edit"] as const) {
    expect(rights.get(name)).toMatchObject({ mine: true, heldOnly: null });
  }
});

test("what none of one's roles is for is not said to be held anywhere", () => {
  expect(rightsOf(grant("reviewer", ["fra-1"])).get("people.manage")).toMatchObject({
    ...{ mine: false, heldOnly: null },
  });
});
