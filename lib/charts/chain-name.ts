import type { ModelTarget } from "@/lib/core/request/request";
import { targetRef } from "@/lib/core/request/target-ref";

/** The model that a chain begins with, as it is said. */
export function chainName(target: ModelTarget): string {
  const isKnown = target.provider !== null || target.model !== null;
  return isKnown ? targetRef(target) : "model asked for not logged";
}
