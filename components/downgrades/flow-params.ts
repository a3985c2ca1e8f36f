import type { RequestsLink } from "@/lib/charts/requests-link";
import type { DowngradeFlow } from "@/lib/contracts/downgrades";

/**
 * Exactly the requests of a flow. The answer says "unknown" where no line tells why; of requests such
 * a reason is empty, and some Gateways call one "unknown" themselves.
 */
export function flowParams({ from, to, reason, silent }: DowngradeFlow): RequestsLink["params"] {
  return {
    requested: [from],
    served: [to],
    reason: reason === "unknown" ? ["unknown", ""] : [reason],
    trait: [silent ? "silent" : "downgraded"],
  };
}
