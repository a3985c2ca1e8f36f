import { type GrantFault, grantFault } from "@/lib/core/access/grant-fault";
import type { Grant } from "@/lib/core/access/principal";
import { SCOPED_ROLES } from "@/lib/core/access/role";
import { ServiceError } from "./service-error";

const SAID: Record<GrantFault, string> = {
  scope_of_unscoped_role: `grants: only ${SCOPED_ROLES.join(" and ")} can be limited to Gateways or environments.`,
  empty_scope: "grants: a list that is empty holds nowhere; leave it out (null) for everywhere.",
  repeated_role: "grants: one stands there twice.",
};

/** Throws `invalid_body` for grants that one person cannot have together. */
export function demandGoodGrants(grants: readonly Grant[]): void {
  const fault = grantFault(grants);
  if (fault !== null) throw new ServiceError("invalid_body", SAID[fault]);
}
