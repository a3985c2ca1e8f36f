import { expect, test } from "vitest";
import type { Role } from "@/lib/core/access/role";
import { TOKEN_ROLES } from "@/lib/core/push/token-role";
import { tokenRolesFor } from "./token-roles";

const everywhere = (role: Role) => ({ role, gateways: null, environments: null });

test("an administrator can make a token of every role", () => {
  expect(tokenRolesFor([everywhere("admin")])).toEqual([...TOKEN_ROLES]);
});

test("no token can do more than who makes it: an editor is offered no reviewer and no administrator", () => {
  expect(tokenRolesFor([everywhere("editor")])).toEqual(["viewer", "oncall", "editor", "ingest"]);
});

test("an editor of one Gateway is offered no editor's token, which would hold everywhere", () => {
  const scoped = { role: "editor" as const, gateways: ["fra-1"], environments: null };
  expect(tokenRolesFor([everywhere("viewer"), scoped])).toEqual(["viewer", "oncall", "ingest"]);
});
