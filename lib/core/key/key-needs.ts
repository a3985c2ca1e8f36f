import type { Outcome } from "@/lib/core/outcome/outcome";
import type { EpochMs } from "@/lib/core/time/range";
import type { KeyState } from "./key-state";

/** `person`: it will not mend itself. `time`: it will. */
export type KeyNeeds = "person" | "time" | null;

/** What no wait mends. */
const DEAD: ReadonlySet<string> = new Set<Outcome>(["billing", "auth_failed"]);

/**
 * A dead key apart from a busy one. Dead is one that is locked, which Gateways do for unpaid bills and
 * revoked keys alone (field guide, section 4), or that failed in such ways only and has not succeeded
 * since. `failures` leaves out zeros.
 */
export function keyNeeds(key: {
  readonly current: KeyState;
  readonly failures: Partial<Record<Outcome, number>>;
  readonly lastFailureAt: EpochMs | null;
  readonly lastSuccessAt: EpochMs | null;
}): KeyNeeds {
  const { current, failures, lastFailureAt, lastSuccessAt } = key;
  if (current.state === "disabled") return "person";
  const outcomes = Object.keys(failures);
  const onlyDead = outcomes.length > 0 && outcomes.every((outcome) => DEAD.has(outcome));
  const succeededSince = lastSuccessAt !== null && lastSuccessAt >= (lastFailureAt ?? 0);
  if (onlyDead && !succeededSince) return "person";
  return current.state === "cooling" ? "time" : null;
}
