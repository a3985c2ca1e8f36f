import { expect, test } from "vitest";
import type { GrantWire } from "@/lib/contracts/me";
import { ROLES, type Role } from "@/lib/core/access/role";
import { draftsOf, type GrantDraft, grantsOf } from "./edit-grants";

const everywhere = (role: Role): GrantWire => ({ role, gateways: null, environments: null });
const edit = (grants: GrantWire[], role: Role, part: Partial<GrantDraft>) =>
  draftsOf(ROLES, grants).map((draft) => (draft.role === role ? { ...draft, ...part } : draft));
const scope = (gateways: string, environments = "") => ({ gateways, environments });

test("nobody has a role that was not ticked", () => {
  expect(grantsOf(draftsOf(ROLES, []))).toEqual([]);
});

test("names with commas narrow an editor, and nothing typed means everywhere", () => {
  const narrow = edit([], "editor", {
    on: true,
    scopes: [scope("fra-1, , sgp-1,fra-1", " staging ")],
  });
  expect(grantsOf(narrow)).toEqual([
    { role: "editor", gateways: ["fra-1", "sgp-1"], environments: ["staging"] },
  ]);
  expect(grantsOf(edit([], "editor", { on: true, scopes: [scope(" ", ",")] }))).toEqual([
    everywhere("editor"),
  ]);
});

test("a role that holds everywhere cannot be narrowed by what is left in its line", () => {
  expect(grantsOf(edit([], "admin", { on: true, scopes: [scope("fra-1")] }))).toEqual([
    everywhere("admin"),
  ]);
});

test("whatever somebody was given stands in the dialog, and saving it untouched changes nothing", () => {
  const before: GrantWire[] = [
    everywhere("viewer"),
    { role: "editor", gateways: ["a"], environments: null },
    { role: "editor", gateways: ["b", "c"], environments: ["staging"] },
    { role: "reviewer", gateways: null, environments: ["production"] },
  ];
  expect(grantsOf(draftsOf(ROLES, before))).toEqual(before);
});

test("a tick that is taken away takes every grant of the role, and brings them back when it is set again", () => {
  const before: GrantWire[] = [
    { role: "editor", gateways: ["a"], environments: null },
    { role: "editor", gateways: ["b"], environments: null },
  ];
  expect(grantsOf(edit(before, "editor", { on: false }))).toEqual([]);
  expect(grantsOf(edit(before, "editor", { on: true }))).toEqual(before);
});

test("two lines that say the same are one grant, which is what the server takes", () => {
  const twice = edit([], "reviewer", { on: true, scopes: [scope("a, b"), scope("a,b")] });
  expect(grantsOf(twice)).toEqual([{ role: "reviewer", gateways: ["a", "b"], environments: null }]);
});
