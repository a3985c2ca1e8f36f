import type { Sourced } from "@/lib/core/store/event-store";
import { type Call, endOf, hasFailed } from "./calls";
import type { Evidence } from "./evidence";

export type KeyAttribution = {
  readonly keys: Map<Call, string>;
  /** The Gateway's label for calls that no `attempt_failed` record speaks of (idle time-outs). */
  readonly reasons: Map<Call, string>;
  readonly timedOut: Map<Call, boolean>;
  /** Calls that were going on when the caller went away. */
  readonly abandoned: Set<Call>;
  /** What was decided about calls that no `attempt_failed` record speaks of. */
  readonly decisions: Map<Call, Sourced<Evidence>>;
};

/**
 * Says which key each call used. A line of a call never names its key; the decision that ends a stretch
 * of calls to one provider does (field guide, section 2): all calls of the stretch used that key,
 * because within a run the key changes only by a rotation, which is such a decision.
 */
export function attributeKeys(
  ordered: readonly Sourced<Evidence>[],
  calls: readonly Call[],
): KeyAttribution {
  const keys = new Map<Call, string>();
  const reasons = new Map<Call, string>();
  const timedOut = new Map<Call, boolean>();
  const abandoned = new Set<Call>();
  const decisions = new Map<Call, Sourced<Evidence>>();
  const callAt = new Map(calls.map((call) => [endOf(call), call]));
  const stretches = new Map<string, Call[]>();
  const lastKey = new Map<string, string>();

  for (const item of ordered) {
    const call = callAt.get(item);
    if (call) {
      const stretch = stretches.get(call.provider);
      if (stretch) stretch.push(call);
      else stretches.set(call.provider, [call]);
    }
    const { value } = item;
    if (value.kind === "failover_decided") {
      const stretch = stretches.get(value.provider) ?? [];
      const last = stretch.findLast((c) => c.model === value.model && hasFailed(c));
      if (last) {
        if (!last.failed) decisions.set(last, item);
        if (!last.failed && value.reason !== null) reasons.set(last, value.reason);
        timedOut.set(last, value.timedOut);
      }
      const current = stretch.findLast((c) => c.model === value.model);
      if (current && !hasFailed(current) && value.aborted && value.reason === null) {
        abandoned.add(current);
        decisions.set(current, item);
      }
      close(value.provider, value.keyId);
    } else if (value.kind === "key_penalised") {
      // It stands just before or just after the decision on the same key; after it, the stretch is closed already.
      if (lastKey.get(value.provider) !== value.keyId) label(value.provider, value.keyId);
    } else if (value.kind === "candidate_decided" && value.decision === "candidate_failed") {
      const last = stretches
        .get(value.provider)
        ?.findLast((c) => c.model === value.model && hasFailed(c));
      if (last && !last.failed && value.reason !== null && !reasons.has(last)) {
        reasons.set(last, value.reason);
        decisions.set(last, item);
      }
    }
  }
  return { keys, reasons, timedOut, abandoned, decisions };

  function close(provider: string, keyId: string | null): void {
    if (keyId !== null) label(provider, keyId);
    stretches.delete(provider);
    if (keyId === null) lastKey.delete(provider);
    else lastKey.set(provider, keyId);
  }

  function label(provider: string, keyId: string): void {
    for (const call of stretches.get(provider) ?? []) if (!keys.has(call)) keys.set(call, keyId);
  }
}
