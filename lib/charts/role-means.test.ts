import { expect, test } from "vitest";
import { rolesListed, roleWord } from "@/lib/core/access/access-words";
import { PERMISSIONS, rolesFor } from "@/lib/core/access/permission";
import { ROLES } from "@/lib/core/access/role";
import { lostByScope } from "./lost-by-scope";
import { roleMeans } from "./role-means";

test("what a role means promises the audit to those who may read it, and to nobody else", () => {
  const promised = ROLES.filter((role) => /audit|all of it/i.test(roleMeans(role)));
  expect(promised).toEqual(rolesFor("audit.read"));
});

test("what a role means promises to edit labels to those who may, and to nobody else", () => {
  const promised = ROLES.filter((role) => /capability labels|all of it/i.test(roleMeans(role)));
  expect(promised).toEqual(rolesFor("capabilities.edit"));
});

test("every role reads the screens, and says so", () => {
  expect([...ROLES]).toEqual(PERMISSIONS["evidence.read"]);
  for (const role of ROLES) expect(roleMeans(role)).toMatch(/^Reads all screens|^All of it/);
});

test("one role is called the only one, of several the last is joined by an or", () => {
  expect(rolesListed(["admin"])).toBe("only Administrator");
  expect(rolesListed(["oncall", "editor", "admin"])).toBe("On-call, Editor or Administrator");
  expect(roleWord("ingest")).toBe("Sender");
});

test("an editor who is limited to some Gateways loses the labels, a reviewer the audit", () => {
  expect(lostByScope("editor")).toEqual(["capabilities.edit"]);
  expect(lostByScope("reviewer")).toEqual(["audit.read"]);
});
