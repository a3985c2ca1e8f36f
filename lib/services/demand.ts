import type { Actor, Permission } from "@/lib/core/access/permission";
import { type Principal, type Scope, verdictOn } from "@/lib/core/access/principal";
import { ServiceError } from "./service-error";

/**
 * The first line of every service. Throws `unauthenticated` where nobody is signed in, and `forbidden`
 * where who asks lacks the permission; both say who has it.
 */
export function demand(
  { principal }: { readonly principal: Principal },
  permission: Permission,
  scope: Scope = {},
): void {
  const verdict = verdictOn(principal, permission, scope);
  if (verdict.allowed) return;
  if (verdict.why === "nobody") {
    throw new ServiceError("unauthenticated", "Sign in, or send `Authorization: Bearer TOKEN`.");
  }
  const where = verdict.why === "scope" ? ` for ${placeOf(scope)}` : "";
  throw new ServiceError(
    "forbidden",
    `This needs ${permission}${where}, which ${listed(verdict.roles)} may do.`,
  );
}

function placeOf({ gateway, environment }: Scope): string {
  return gateway ?? environment ?? "all Gateways and environments";
}

function listed(roles: readonly Actor[]): string {
  return roles.length === 1
    ? `only ${roles[0]}`
    : `${roles.slice(0, -1).join(", ")} or ${roles.at(-1)}`;
}
