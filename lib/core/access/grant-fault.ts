import type { Grant } from "./principal";
import { isScoped } from "./role";

export type GrantFault = "scope_of_unscoped_role" | "empty_scope" | "repeated_role";

/** What is wrong with grants that one person is to have together; `null`: nothing. */
export function grantFault(grants: readonly Grant[]): GrantFault | null {
  for (const { role, gateways, environments } of grants) {
    if ((gateways !== null || environments !== null) && !isScoped(role)) {
      return "scope_of_unscoped_role";
    }
    if (gateways?.length === 0 || environments?.length === 0) return "empty_scope";
  }
  const whole = grants.map((grant) => JSON.stringify(grant));
  return new Set(whole).size < whole.length ? "repeated_role" : null;
}
