import { expect, test } from "vitest";
import { PERMISSIONS, type Permission } from "./permission";
import { type Grant, LOCAL, may, NOBODY, type Principal, verdictOn } from "./principal";
import { ROLES, type Role } from "./role";

const ALL = Object.keys(PERMISSIONS) as Permission[];

function person(...grants: Grant[]): Principal {
  const named = { id: "u", name: "Mia", email: "mia@acme.example" };
  return { kind: "person", ...named, grants, via: "session", sessionId: "s" };
}

function grant(role: Role, only: Partial<Grant> = {}): Grant {
  return { role, gateways: null, environments: null, ...only };
}

/** What each may do, written out once more: a change of the table is a decision, not a slip. */
const MAY: Record<Role, Permission[]> = {
  viewer: ["evidence.read", "routes.read"],
  oncall: ["evidence.read", "routes.read"],
  editor: ["evidence.read", "capabilities.edit", "routes.read", "routes.comment", "routes.draft"],
  reviewer: ["evidence.read", "audit.read", "routes.read", "routes.comment", "routes.review"],
  admin: [
    ...(["evidence.read", "settings.edit", "capabilities.edit"] as const),
    ...(["people.manage", "tokens.manage", "audit.read"] as const),
    ...(["routes.read", "routes.comment", "routes.draft", "routes.review"] as const),
    ...(["routes.emergency"] as const),
  ],
};

test.each(ROLES)(
  "a person who is %s, and a token of that role, may do this and nothing else",
  (role) => {
    const token = { kind: "token", id: 1, name: "t", role, gateway: null } as const;
    expect(ALL.filter((one) => may(person(grant(role)), one))).toEqual(MAY[role]);
    expect(ALL.filter((one) => may(token, one))).toEqual(MAY[role]);
  },
);

test("nobody may do anything, and no person may push: only senders do", () => {
  expect(ALL.filter((one) => may(NOBODY, one))).toEqual([]);
  expect(verdictOn(NOBODY, "evidence.read")).toMatchObject({ allowed: false, why: "nobody" });
  expect(may(person(...ROLES.map((role) => grant(role))), "evidence.push")).toBe(false);
});

test("the command line may do everything: whoever runs it can write the files", () => {
  expect(ALL.filter((one) => may(LOCAL, one))).toEqual(ALL);
});

test("a sender's token may push for its own Gateway only, and reads nothing", () => {
  const token = { kind: "token", id: 1, name: "t", role: "ingest", gateway: "fra-1" } as const;
  expect(ALL.filter((one) => may(token, one))).toEqual(["evidence.push"]);
  expect(may(token, "evidence.push", { gateway: "fra-1" })).toBe(true);
  const elsewhere = verdictOn(token, "evidence.push", { gateway: "syd-1" });
  expect(elsewhere).toMatchObject({ allowed: false, why: "scope" });
});

test("a role for some Gateways and environments holds where both fit", () => {
  const mia = person(grant("editor", { gateways: ["fra-1"], environments: ["staging"] }));
  const read = (gateway: string, environment: string) =>
    may(mia, "evidence.read", { gateway, environment });
  expect(read("fra-1", "staging")).toBe(true);
  expect(read("fra-1", "production")).toBe(false);
  expect(read("syd-1", "staging")).toBe(false);
});

test("two grants do not add up to a place that neither has", () => {
  const mia = person(
    grant("editor", { gateways: ["fra-1"], environments: ["staging"] }),
    grant("editor", { gateways: ["syd-1"], environments: ["production"] }),
  );
  const scope = { gateway: "fra-1", environment: "production" };
  expect(verdictOn(mia, "evidence.read", scope)).toMatchObject({ why: "scope" });
  expect(verdictOn(mia, "people.manage", scope)).toMatchObject({ why: "role", roles: ["admin"] });
});

test("what is about all Gateways at once, whoever may for some of them only may not", () => {
  const [here, staging] = [{ gateways: ["fra-1"] }, { environments: ["staging"] }];
  for (const only of [here, staging]) {
    const mia = person(grant("editor", only), grant("reviewer", only));
    for (const permission of ["capabilities.edit", "audit.read"] as const) {
      expect(verdictOn(mia, permission)).toMatchObject({ allowed: false, why: "scope" });
      expect(may(mia, permission, { gateway: "fra-1", environment: "staging" })).toBe(false);
    }
    expect(may(mia, "evidence.read")).toBe(true);
  }
  expect(may(person(grant("editor", here), grant("editor")), "capabilities.edit")).toBe(true);
});
