import { labelOutcome } from "@/lib/core/outcome/classify";
import type { Outcome } from "@/lib/core/outcome/outcome";

/**
 * Whether a request for which `reason` is said went wrong by failures of `outcome`. A reason is the
 * Gateway's label, or of tuples an outcome. The label `timeout` mixes deadlines with resets and broken
 * streams (field guide, section 4). `alias`: a label under which the Gateway wrongly files this outcome.
 */
export function isReasonOf(reason: string, outcome: Outcome, alias: string | null): boolean {
  if (reason === outcome || reason === alias) return true;
  const named = labelOutcome(reason);
  return named === outcome || (named === "timeout" && outcome === "network");
}
