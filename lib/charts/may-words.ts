import type { Me } from "@/lib/contracts/me";
import { permissionWords, rolesListed, roleWord } from "@/lib/core/access/access-words";
import type { Permission } from "@/lib/core/access/permission";
import { grantScope } from "./grant-scope";

/** Why one may not do something: who may, and what one is oneself. `null`: one may. */
export function mayWords(me: Pick<Me, "permissions" | "grants">, permission: Permission) {
  const entry = me.permissions.find((one) => one.permission === permission);
  if (entry?.allowed) return null;
  const who = entry === undefined ? "nobody here" : rolesListed(entry.roles);
  // Nobody is told to get a role that they have: it holds for a part, and this is about all.
  const fits = me.grants.some(({ role }) => entry?.roles.includes(role));
  const where = fits ? " for all Gateways and environments" : "";
  return `${permissionWords(permission)}: ${who}${where} may do that. You have ${heldWords(me)}.`;
}

function heldWords({ grants }: Pick<Me, "grants">): string {
  const held = grants.map((grant) => {
    const scope = grantScope(grant);
    return scope === null ? roleWord(grant.role) : `${roleWord(grant.role)} ${scope}`;
  });
  const roles = [...new Set(held)];
  if (roles.length === 0) return "no role";
  return `the ${roles.length > 1 ? "roles" : "role"} ${roles.join(" and ")}`;
}
