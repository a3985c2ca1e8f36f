import { type Actor, PERMISSIONS, type Permission } from "./permission";
import type { Principal } from "./principal";

/**
 * What an actor of a role may do that somebody may not, or not everywhere. By this nobody makes a token that
 * may do more than they do.
 */
export function rightsBeyond(principal: Principal, role: Actor): Permission[] {
  const names = Object.keys(PERMISSIONS) as Permission[];
  return names.filter((name) => actorsOf(name).includes(role) && !hasEverywhere(principal, name));
}

function hasEverywhere(principal: Principal, permission: Permission): boolean {
  switch (principal.kind) {
    case "local":
      return true;
    case "nobody":
      return false;
    case "token":
      return principal.gateway === null && actorsOf(permission).includes(principal.role);
    case "person":
      return principal.grants.some(
        ({ role, gateways, environments }) =>
          gateways === null && environments === null && actorsOf(permission).includes(role),
      );
  }
}

function actorsOf(permission: Permission): readonly Actor[] {
  return PERMISSIONS[permission];
}
