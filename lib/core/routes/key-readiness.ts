import type { EpochMs } from "@/lib/core/time/range";
import { providerOf } from "./chain-target";
import type { ModelRef } from "./route-table";

/** A time for which a Gateway would not use a key. */
export type KeyHold = {
  readonly gateway: string;
  readonly provider: string;
  readonly keyId: string;
  /** The one model that it concerned (without its provider); `null`: the whole key, or no line says. */
  readonly model: string | null;
  readonly from: EpochMs;
  /** Exclusive. */
  readonly to: EpochMs;
};

/** A candidate that a Gateway passed over without a call: every key that it had for the model was out. */
export type PassedOver = {
  readonly gateway: string;
  readonly model: ModelRef;
  readonly at: EpochMs;
};

export type KeyEvidence = {
  readonly holds: readonly KeyHold[];
  readonly passedOver: readonly PassedOver[];
  /** By provider, how many keys a table gives it. */
  readonly written: ReadonlyMap<string, number>;
  /** Gateways that say nothing of their keys. */
  readonly silent: ReadonlySet<string>;
};

/**
 * `unknown`: the Gateway says nothing of its keys, or some keys are out and nothing tells how many there are. A log names a key only when it fails, so that the keys
 * which it names are never known to be all.
 */
export type Readiness = "ready" | "cooling" | "unknown";

export type KeyReadiness = (gateway: string, model: ModelRef, at: EpochMs) => Readiness;

/**
 * Whether a Gateway had a key that it would have used for a model at a time. How many keys a provider has there is told by the candidates that were passed over (all
 * that were out then were all that there are), else by the table.
 */
export function keyReadiness({ holds, passedOver, written, silent }: KeyEvidence): KeyReadiness {
  const held = Map.groupBy(holds, ({ gateway, provider }) => slotOf(gateway, provider));
  const outAt = (gateway: string, ref: ModelRef, at: EpochMs): number => {
    const provider = providerOf(ref);
    if (provider === null) return 0;
    const model = ref.slice(provider.length + 1);
    const out = new Set<string>();
    for (const hold of held.get(slotOf(gateway, provider)) ?? []) {
      const concerns = hold.model === null || hold.model === model;
      if (concerns && hold.from <= at && at < hold.to) out.add(hold.keyId);
    }
    return out.size;
  };
  const counts = new Map<string, number>();
  for (const { gateway, model, at } of passedOver) {
    const slot = slotOf(gateway, providerOf(model) ?? "");
    const out = outAt(gateway, model, at);
    if (out > 0) counts.set(slot, Math.max(out, counts.get(slot) ?? 0));
  }
  return (gateway, ref, at) => {
    if (silent.has(gateway)) return "unknown";
    const out = outAt(gateway, ref, at);
    if (out === 0) return "ready";
    const provider = (providerOf(ref) ?? "").toLowerCase();
    const count = counts.get(slotOf(gateway, provider)) ?? written.get(provider);
    if (count === undefined) return "unknown";
    return out >= count ? "cooling" : "ready";
  };
}

/** A provider's case does not matter to a Gateway. */
function slotOf(gateway: string, provider: string): string {
  return `${gateway}\n${provider.toLowerCase()}`;
}
