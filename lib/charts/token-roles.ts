import type { GrantWire } from "@/lib/contracts/me";
import type { Principal } from "@/lib/core/access/principal";
import { rightsBeyond } from "@/lib/core/access/rights-beyond";
import { TOKEN_ROLES, type TokenRole } from "@/lib/core/push/token-role";

/**
 * Roles of which somebody with these grants can make a token, by the rule that the server goes by. A sender's is
 * nobody's role: whoever manages tokens may make it.
 */
export function tokenRolesFor(grants: readonly GrantWire[]): TokenRole[] {
  const person: Principal = {
    kind: "person",
    ...{ id: "", name: "", email: "", sessionId: null },
    via: "session",
    grants,
  };
  return TOKEN_ROLES.filter((role) => role === "ingest" || rightsBeyond(person, role).length === 0);
}
