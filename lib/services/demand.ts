import { permissionWords, rolesListed } from "@/lib/core/access/access-words";
import type { Permission } from "@/lib/core/access/permission";
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
  const where = verdict.why === "scope" ? `, for ${placeOf(scope)}` : "";
  throw new ServiceError(
    "forbidden",
    `${permissionWords(permission)}${where}: ${rolesListed(verdict.roles)} may do that.`,
  );
}

function placeOf({ gateway, environment }: Scope): string {
  return gateway ?? environment ?? "all Gateways and environments";
}
