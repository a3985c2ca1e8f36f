import { coolingElsewhere, type UsedElsewhere } from "@/lib/core/key/cooling-elsewhere";
import { findPenalties } from "@/lib/core/key/find-penalties";
import { findWindows, type KeyWindow } from "@/lib/core/key/find-windows";
import type { KeyBoundary } from "@/lib/core/key/key-boundary";
import type { KeyUseQuery } from "@/lib/core/key/key-use";
import {
  type Contradicted,
  contradicting,
  isWorthALook,
  likelyStuck,
} from "@/lib/core/key/likely-stuck";
import { type KeyName, keyName, type Penalty } from "@/lib/core/key/penalty";
import { type SettledWindow, settleWindow, telling } from "@/lib/core/key/settle-window";
import type { AttemptFilter, EventReader } from "@/lib/core/store/event-store";
import { DAY_MS, type EpochMs, type TimeRange } from "@/lib/core/time/range";
import { admitsPlace } from "./evidence-level";

/** Longest that a Gateway keeps a key out (field guide, section 4): what opened earlier is over. */
const LONGEST_MS = DAY_MS;
/** Of a key, as many as a chart can still show apart. */
export const MOST_WINDOWS = 100;
/** Of all keys together, and of each at least: every one costs a look at the calls within it. */
const MOST_LOOKS = 400;
const LEAST_LOOKS = 10;

/** A window with what the calls within it say. */
export type KnownWindow = Contradicted & { readonly window: SettledWindow };

export type KeyWindows = {
  /** Of the range. */
  readonly penalties: readonly Penalty[];
  /** All that touch the range, oldest first; the newest of each key were looked into. */
  readonly windows: readonly KnownWindow[];
  readonly boundaries: readonly KeyBoundary[];
};

type Asked = {
  readonly range: TimeRange;
  readonly filter: AttemptFilter;
  /** From when on key records are kept. */
  readonly since: EpochMs;
  readonly asOf: EpochMs;
};

/**
 * What Gateways say of their keys, held against the calls with them. The filter's model is that of the
 * call that failed; its outcomes do not apply, because a key record has none.
 */
export async function keyWindows(
  events: EventReader,
  { range, filter, since, asOf }: Asked,
): Promise<KeyWindows> {
  const from = Math.max(range.from - LONGEST_MS, since);
  const facts =
    from < range.to
      ? await events.facts({
          range: { from, to: range.to },
          kinds: ["key_penalised", "failover_decided"],
        })
      : [];
  const all = findPenalties(facts).filter((penalty) => admits(filter, penalty));
  const touching = findWindows(all).filter(
    (window) => window.from >= range.from || (window.replacedAt ?? window.until) > range.from,
  );
  const newest = newestOfEachKey(touching);
  const known = await lookInto(events, newest, asOf);
  const looked = new Set(newest);
  const older = touching
    .filter((window) => !looked.has(window))
    .map((window) => ({ window: settleWindow(window, null, asOf), use: null }));
  const isIn = ({ from: began, to }: SettledWindow) => began >= range.from || to > range.from;
  const windows = [...older, ...known].filter(({ window }) => isIn(window));
  const others = await usedElsewhere(events, known.map(({ window }) => window).filter(isIn), asOf);
  return {
    penalties: all.filter(({ at }) => at >= range.from),
    windows: windows.sort((a, b) => a.window.from - b.window.from),
    boundaries: [...likelyStuck(known), ...coolingElsewhere(others)],
  };
}

/** Settles each window by the first success in it, and says which successes contradict it. */
async function lookInto(
  events: EventReader,
  windows: readonly KeyWindow[],
  asOf: EpochMs,
): Promise<KnownWindow[]> {
  const ends = await events.firstUse(
    windows.map((window) => successesIn(window, telling(window, asOf) ?? NO_TIME)),
  );
  const worth = windows.filter(
    (window, index) =>
      (ends[index] !== null || window.reused > 0) &&
      isWorthALook(window, ends[index]?.at ?? window.from),
  );
  const uses = await events.keyUse(
    worth.map((window) => successesIn(window, contradicting(window, asOf) ?? NO_TIME)),
  );
  const useOf = new Map(worth.map((window, index) => [window, uses[index] ?? null]));
  return windows.map((window, index) => ({
    window: settleWindow(window, ends[index]?.at ?? null, asOf),
    use: useOf.get(window) ?? null,
  }));
}

const NO_TIME: TimeRange = { from: 0, to: 0 };

function successesIn(window: KeyWindow, range: TimeRange): KeyUseQuery {
  return { gateways: [window.gateway], ...targetOf(window), range, succeeded: true };
}

/** Calls of other Gateways with keys that were out here. */
async function usedElsewhere(
  events: EventReader,
  windows: readonly SettledWindow[],
  asOf: EpochMs,
): Promise<UsedElsewhere[]> {
  const { gateway: names } = await events.values();
  const gateways = names.filter((name) => name !== null);
  const uses = await events.firstUse(
    windows.map((window) => ({
      gateways: gateways.filter((name) => name !== window.gateway),
      ...targetOf(window),
      range: { from: window.from, to: Math.min(window.to, asOf + 1) },
      succeeded: false,
    })),
  );
  return windows.map((window, index) => ({ window, use: uses[index] ?? null }));
}

function targetOf({ provider, keyId, scope, model }: KeyWindow) {
  return { provider, keyId, model: scope === "model" ? model : null };
}

function newestOfEachKey(windows: readonly KeyWindow[]): KeyWindow[] {
  const keys = [...Map.groupBy(windows, keyName).values()];
  const each = Math.floor(MOST_LOOKS / Math.max(1, keys.length));
  const most = Math.max(LEAST_LOOKS, Math.min(MOST_WINDOWS, each));
  return keys.flatMap((own) => own.slice(-most));
}

function admits(filter: AttemptFilter, penalty: Penalty): boolean {
  const { provider, model, keyId: key }: KeyName & { model: string | null } = penalty;
  const values = { provider, model, key };
  return (
    admitsPlace(filter, penalty) &&
    (Object.keys(values) as (keyof typeof values)[]).every((dimension) => {
      const wanted = filter.include[dimension];
      const value = values[dimension];
      return (!wanted || wanted.includes(value)) && !filter.exclude[dimension]?.includes(value);
    })
  );
}
