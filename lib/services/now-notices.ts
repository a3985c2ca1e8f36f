import type { Notice } from "@/lib/contracts/now";
import { findPenalties } from "@/lib/core/key/find-penalties";
import { keyState } from "@/lib/core/key/key-state";
import { keyName, type Penalty } from "@/lib/core/key/penalty";
import type { SettledWindow } from "@/lib/core/key/settle-window";
import { sharedBudget } from "@/lib/core/key/shared-budget";
import { labelOutcome } from "@/lib/core/outcome/classify";
import { answerableStep } from "@/lib/core/rollup/kept-since";
import { stepFor } from "@/lib/core/rollup/step-for";
import type { AttemptFilter } from "@/lib/core/store/event-store";
import { DAY_MS, type EpochMs, HOUR_MS, type TimeRange } from "@/lib/core/time/range";
import { findLeftBehind } from "@/lib/core/verdict/find-left-behind";
import { findStopped } from "@/lib/core/verdict/find-stopped";
import { byImpact, impact } from "@/lib/core/verdict/impact";
import type { ConsoleStores } from "./console-stores";
import { admitsPlace, type GatewayLevel } from "./evidence-level";
import { keyWindows } from "./key-windows";
import { silentNotices } from "./now-requests";
import { readMarks } from "./read-marks";

/** Keys that are out now were put out in this time, or their Gateway said so again. */
const KEYS_MS = HOUR_MS;
/** Budgets that are shared show again and again within a day. */
const BUDGETS_MS = DAY_MS;
/** Habits of writing: a day has them all. */
const HABITS_MS = DAY_MS;
/** Coarse: it only has to tell before from after. */
const MOST_STEPS = 30;
/** One that stayed and one that left. */
const LEAST_GATEWAYS = 2;
const MOST_NOTICES = 12;

type Asked = {
  readonly range: TimeRange;
  readonly filter: AttemptFilter;
  /** The Gateways that the filter admits. */
  readonly levels: readonly GatewayLevel[];
};

/** What is wrong beside failures: keys, Gateways that differ from the others, evidence that stopped. */
export async function nowNotices(stores: ConsoleStores, asked: Asked): Promise<Notice[]> {
  const all = [
    ...(await keyNotices(stores, asked)),
    ...(await budgetNotices(stores, asked)),
    ...(await silentNotices(stores, asked)),
    ...(await leftBehindNotices(stores, asked)),
    ...(await stoppedNotices(stores, asked)),
  ];
  return all.sort(byImpact).slice(0, MOST_NOTICES);
}

type Names = ReadonlyMap<string, string>;

async function keyNotices(stores: ConsoleStores, { range, filter }: Asked): Promise<Notice[]> {
  const { events, now } = stores;
  const { rows: since } = await events.keptSince();
  const names = await events.keyLabels();
  const asOf = Math.min(now, range.to);
  const last = { from: Math.max(range.from, range.to - KEYS_MS), to: range.to };
  const { windows, penalties, boundaries } = await keyWindows(events, {
    ...{ range: last, filter, since, asOf },
  });
  const settled = windows.map(({ window }) => window);
  const out = [...Map.groupBy(settled, keyName).values()].flatMap((own) =>
    outKey(own, penalties, asOf),
  );
  return [
    ...out.filter(({ state }) => state === "disabled").map((key) => keyOut(key, names)),
    ...[...Map.groupBy(out.filter(isCooling), placeOf).values()].flatMap((keys) =>
      keysCooling(keys, names),
    ),
    ...boundaries.flatMap((boundary) => {
      const { kind, provider, keys, gateways, count, firstAt, lastAt } = boundary;
      const [[id], [gateway]] = [keys, gateways];
      if (kind !== "likely_stuck" || id === undefined || gateway === undefined) return [];
      return {
        kind: "key_stuck" as const,
        ...{ gateway, provider, key: named(id, names), firstAt, lastAt },
        ongoing: out.some((key) => key.gateway === gateway && key.keyId === id),
        impact: impact({ exhausted: 0, hidden: 0, failures: count }),
      };
    }),
  ];
}

type OutKey = ReturnType<typeof keyState> &
  Pick<SettledWindow, "gateway" | "provider" | "keyId"> & { readonly incidents: number };

function outKey(
  own: readonly SettledWindow[],
  penalties: readonly Penalty[],
  asOf: EpochMs,
): OutKey[] {
  const [first] = own;
  const state = keyState(own, asOf);
  if (first === undefined || state.state === "ready") return [];
  const { gateway, provider, keyId } = first;
  const incidents = penalties.filter((penalty) => keyName(penalty) === keyName(first)).length;
  return [{ ...state, gateway, provider, keyId, incidents }];
}

function isCooling({ state }: OutKey): boolean {
  return state === "cooling";
}

function placeOf({ gateway, provider }: OutKey): string {
  return JSON.stringify([gateway, provider]);
}

function keyOut(key: OutKey, names: Names): Notice {
  const { gateway, provider, keyId, since, until, reason, incidents } = key;
  return {
    kind: "key_out",
    ...{ gateway, provider, key: named(keyId, names), since, until, reason },
    symptom: symptomOf(reason),
    ongoing: true,
    impact: impact({ exhausted: 0, hidden: 0, failures: Math.max(1, incidents) }),
  };
}

function keysCooling(keys: readonly OutKey[], names: Names): Notice[] {
  const [first] = keys;
  if (first === undefined) return [];
  const { gateway, provider, reason } = first;
  return [
    {
      kind: "keys_cooling",
      ...{ gateway, provider },
      keys: keys.map(({ keyId }) => named(keyId, names)),
      until: Math.max(...keys.map(({ until }) => until ?? 0)),
      reason: keys.every((key) => key.reason === reason) ? reason : null,
      symptom: symptomOf(reason),
      ongoing: true,
      impact: impact({
        ...{ exhausted: 0, hidden: 0 },
        failures: keys.reduce((sum, { incidents }) => sum + incidents, 0),
      }),
    },
  ];
}

function symptomOf(reason: string | null) {
  const outcome = reason === null ? null : labelOutcome(reason);
  return outcome === "ok" ? null : outcome;
}

function named(id: string, names: Names) {
  return { id, label: names.get(id) ?? null };
}

async function budgetNotices({ events }: ConsoleStores, { range, filter }: Asked) {
  const last = { from: Math.max(range.from, range.to - BUDGETS_MS), to: range.to };
  const facts = await events.facts({ range: last, kinds: ["key_penalised", "failover_decided"] });
  const names = await events.keyLabels();
  const penalties = findPenalties(facts).filter(
    (penalty) => admitsPlace(filter, penalty) && admitsProvider(filter, penalty.provider),
  );
  return sharedBudget(penalties).flatMap((boundary): Notice[] => {
    const { provider, keys, gateways, count, of, firstAt, lastAt } = boundary;
    const [gateway] = gateways;
    if (gateway === undefined) return [];
    return [
      {
        kind: "shared_budget",
        ...{ gateway, provider, count, of, firstAt, lastAt },
        keys: keys.map((id) => named(id, names)),
        symptom: "rate_limited",
        ongoing: range.to - lastAt < KEYS_MS,
        impact: impact({ exhausted: 0, hidden: 0, failures: count }),
      },
    ];
  });
}

function admitsProvider({ include, exclude }: AttemptFilter, provider: string): boolean {
  return (
    (!include.provider || include.provider.includes(provider)) &&
    !exclude.provider?.includes(provider)
  );
}

async function leftBehindNotices(
  stores: ConsoleStores,
  { range, filter, levels }: Asked,
): Promise<Notice[]> {
  if (new Set(levels.map(({ gateway }) => gateway)).size < LEAST_GATEWAYS) return [];
  const { events } = stores;
  const stepMs = answerableStep(await events.keptSince(), range, stepFor(range, MOST_STEPS));
  const groups = await events.counts({
    range,
    by: ["gateway", "runtime", "provider", "model"],
    filter: { ...filter, outcomes: [], notOutcomes: [] },
    stepMs,
  });
  const uses = groups.flatMap(({ t, values, tally }) => {
    const [gateway, runtime = null, provider, model] = values;
    if (!gateway || !provider || !model) return [];
    return [{ t, gateway, runtime, provider, model, calls: tally.attempts }];
  });
  const changes = (await readMarks(stores, range, filter)).flatMap(({ gateway, ...mark }) =>
    mark.intervention === "config_write" && gateway !== null ? { ...mark, gateway } : [],
  );
  return findLeftBehind(uses, range, stepMs, changes).map((found) => {
    const { gateway, provider, model, since, calls, others, to } = found;
    return {
      kind: "left_behind",
      ...{ gateway, provider, model, since, count: calls, others: [...others] },
      runtime: levels.find((level) => level.gateway === gateway)?.runtime ?? null,
      to: `${to.provider}/${to.model}`,
      ongoing: true,
      // Each of its calls goes to another model than the others would have called.
      impact: impact({ exhausted: 0, hidden: calls, failures: 0 }),
    };
  });
}

async function stoppedNotices({ events }: ConsoleStores, { range, filter }: Asked) {
  const last = { from: range.to - HABITS_MS, to: range.to };
  const places = (await events.activity(last)).filter((place) => admitsPlace(filter, place));
  return findStopped(places, range.to).map(({ gateway, region, lastAt }): Notice => {
    return { kind: "stopped", gateway, region, lastAt, ongoing: true, impact: 0 };
  });
}
