import { DAY_MS, type EpochMs, MINUTE_MS, SECOND_MS } from "@/lib/core/time/range";
import type { Keys, Model, ProviderId } from "./fleet";

type KeyState = {
  errorCount: number;
  failureCounts: Record<string, number>;
  cooldownUntil: EpochMs | null;
  /** The one model that cools; `null`: the whole key. */
  cooldownModel: string | null;
  disabledUntil: EpochMs | null;
  lastReason: string;
};

export type KeyChoice =
  | { readonly state: "ready"; readonly keyId: string }
  /** Every key cools or is locked out; `keyId` is the one that is over soonest. */
  | { readonly state: "out"; readonly keyId: string; readonly reason: string };

export type KeyRing = {
  choose(candidate: Model, now: EpochMs, without: readonly string[]): KeyChoice | null;
  /** Marks a failure; answers the fields that the Gateway logs of it. */
  penalise(
    keyId: string,
    reason: string,
    model: string,
    now: EpochMs,
  ): Readonly<Record<string, unknown>>;
  succeed(keyId: string): void;
  /** Somebody sets the order: this key is the first of its provider from now on. */
  putFirst(keyId: string): void;
  /** Whether a cooling provider may be tried now: once in half a minute, and never for billing. */
  mayProbe(provider: ProviderId, reason: string, now: EpochMs): boolean;
};

const LADDER_MS = [30 * SECOND_MS, MINUTE_MS, 5 * MINUTE_MS];
const MODEL_SCOPED = new Set(["rate_limit", "model_not_found"]);
const PROBE_EVERY_MS = 30 * SECOND_MS;

/** Which keys of a Gateway may be used, by its own rules (field guide, sections 4 and 5). */
export function createKeyRing(keys: Keys): KeyRing {
  const states = new Map<string, KeyState>();
  const orders = new Map<string, readonly string[]>(Object.entries(keys));
  const probedAt = new Map<string, EpochMs>();

  function outUntil(keyId: string, model: string, now: EpochMs): EpochMs | null {
    const state = states.get(keyId);
    if (state === undefined) return null;
    const cools = state.cooldownModel === null || state.cooldownModel === model;
    const until = Math.max(
      state.disabledUntil ?? Number.NEGATIVE_INFINITY,
      (cools ? state.cooldownUntil : null) ?? Number.NEGATIVE_INFINITY,
    );
    return until > now ? until : null;
  }

  return {
    choose({ provider, model }, now, without) {
      let soonest: { keyId: string; until: EpochMs } | null = null;
      for (const keyId of orders.get(provider) ?? []) {
        if (without.includes(keyId)) continue;
        const until = outUntil(keyId, model, now);
        if (until === null) return { state: "ready", keyId };
        if (soonest === null || until < soonest.until) soonest = { keyId, until };
      }
      if (soonest === null) return null;
      const reason = states.get(soonest.keyId)?.lastReason ?? "unknown";
      return { state: "out", keyId: soonest.keyId, reason };
    },

    penalise(keyId, reason, model, now) {
      const before = states.get(keyId);
      const state: KeyState = before ?? {
        errorCount: 0,
        failureCounts: {},
        cooldownUntil: null,
        cooldownModel: null,
        disabledUntil: null,
        lastReason: reason,
      };
      states.set(keyId, state);
      const disables = reason === "billing";
      const previous = disables ? state.disabledUntil : state.cooldownUntil;
      const previousErrors = before?.errorCount;
      const reused = previous !== null && previous > now;
      state.errorCount = reused ? state.errorCount + 1 : 1;
      state.failureCounts[reason] = (state.failureCounts[reason] ?? 0) + 1;
      state.lastReason = reason;

      // An active window is kept, not extended.
      const until = reused ? previous : now + windowMs(reason, state);
      if (disables) state.disabledUntil = until;
      else state.cooldownUntil = until;
      if (!disables) {
        const isSameModel = !reused || state.cooldownModel === model;
        state.cooldownModel = MODEL_SCOPED.has(reason) && isSameModel ? model : null;
      }
      return {
        reason,
        windowType: disables ? "disabled" : "cooldown",
        windowReused: reused,
        ...(previousErrors === undefined ? {} : { previousErrorCount: previousErrors }),
        errorCount: state.errorCount,
        ...(previous === null
          ? {}
          : { [disables ? "previousDisabledUntil" : "previousCooldownUntil"]: previous }),
        ...(disables ? { disabledUntil: until, disabledReason: reason } : { cooldownUntil: until }),
        failureCounts: { ...state.failureCounts },
      };
    },

    succeed(keyId) {
      const state = states.get(keyId);
      if (state === undefined) return;
      state.errorCount = 0;
      state.failureCounts = {};
      state.cooldownUntil = null;
      state.cooldownModel = null;
    },

    putFirst(keyId) {
      for (const [provider, order] of orders) {
        if (!order.includes(keyId)) continue;
        orders.set(provider, [keyId, ...order.filter((other) => other !== keyId)]);
      }
    },

    mayProbe(provider, reason, now) {
      if (reason === "billing") return false;
      if (now - (probedAt.get(provider) ?? Number.NEGATIVE_INFINITY) < PROBE_EVERY_MS) return false;
      probedAt.set(provider, now);
      return true;
    },
  };
}

function windowMs(reason: string, state: KeyState): number {
  const count = state.failureCounts[reason] ?? 1;
  if (reason === "billing") return Math.min(10 * MINUTE_MS * 2 ** (count - 1), DAY_MS);
  if (reason === "rate_limit") return Math.min(30 * SECOND_MS * 2 ** (count - 1), DAY_MS);
  return LADDER_MS[Math.min(state.errorCount, LADDER_MS.length) - 1] ?? MINUTE_MS;
}
