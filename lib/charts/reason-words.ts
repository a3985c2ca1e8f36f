import { labelOutcome } from "@/lib/core/outcome/classify";
import { isOutcome, type Outcome } from "@/lib/core/outcome/outcome";
import { OUTCOME_LOOKS } from "./outcome-look";

/**
 * The outcome that a reason stands for: a Gateway's label, or of tuples the outcome itself. `null`:
 * none. The Gateway's `timeout` mixes resets and broken streams with true timeouts; each attempt
 * behind it has the outcome that its evidence decides.
 */
export function reasonOutcome(reason: string): Outcome | null {
  return isOutcome(reason) ? reason : labelOutcome(reason);
}

/** What the outcome's word leaves out of a Gateway's reason; `null`: nothing. */
export function reasonDetail(reason: string): string | null {
  return DETAILS[reason] ?? null;
}

const DETAILS: Readonly<Record<string, string>> = {
  auth_permanent: "permanent",
  context_overflow: "context overflow",
  format: "format",
  tls_certificate: "TLS certificate",
};

/** A reason as it is said: an outcome's word where it stands for one, else the Gateway's own. */
export function reasonWords(reason: string): string {
  const outcome = reasonOutcome(reason);
  return outcome === null ? reason.replaceAll("_", " ") : OUTCOME_LOOKS[outcome].word;
}
