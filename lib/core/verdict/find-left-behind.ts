import type { EpochMs } from "@/lib/core/time/range";

/** Calls of a Gateway to a model in a step. */
export type ModelUse = {
  readonly t: EpochMs;
  readonly gateway: string;
  readonly runtime: string | null;
  readonly provider: string;
  readonly model: string;
  readonly calls: number;
};

/** A Gateway that still calls a model which the others have left for one that it does not call. */
export type LeftBehind = {
  readonly gateway: string;
  readonly runtime: string | null;
  readonly provider: string;
  readonly model: string;
  /** From when on none of the others called it. */
  readonly since: EpochMs;
  /** Its calls to that model since then. */
  readonly calls: number;
  /** The others, and the model that most of their calls go to. */
  readonly others: readonly string[];
  readonly to: { readonly provider: string; readonly model: string };
};

/** When somebody changed the routing of a Gateway, as far as its lines say. */
export type RoutingChange = { readonly gateway: string; readonly at: EpochMs };

/** One Gateway that left may have been alone with the model; two have followed one change. */
const LEAST_LEAVERS = 2;
/** Calls to the model that make a habit, and that a leaver would have made meanwhile by it: fewer may be chance. */
const LEAST_HABIT = 8;
/** Calls of the Gateway that stayed. */
const LEAST_CALLS = 3;

/**
 * Gateways whose configuration is likely an old one: most others that called a model stopped, go on with
 * another, and this one never calls that other. During an outage a Gateway tries its primary and then
 * falls back, so it calls both and is not meant. Of two Gateways one is behind only where the other was
 * told to leave: its routing was changed just then, and it had never called the new model before.
 */
export function findLeftBehind(
  uses: readonly ModelUse[],
  { to: end }: { readonly to: EpochMs },
  stepMs: number,
  changes: readonly RoutingChange[] = [],
): LeftBehind[] {
  const gateways = Map.groupBy(uses, ({ gateway }) => gateway);
  return [...Map.groupBy(uses, refOf).values()].flatMap((calls) => {
    const habits = [...Map.groupBy(calls, ({ gateway }) => gateway)].map(([gateway, own]) =>
      habitOf(gateway, own, gateways.get(gateway) ?? []),
    );
    const stayed = habits.filter(({ last }) => last + 3 * stepMs > end);
    const left = habits.filter(({ last, missed }) => last + 3 * stepMs <= end && missed);
    const many = left.length >= LEAST_LEAVERS && left.length > stayed.length;
    const [one, ...others] = left;
    const told =
      one !== undefined &&
      others.length === 0 &&
      stayed.length === 1 &&
      wasToldToLeave(one, gateways, { stepMs, changes });
    if (!many && !told) return [];
    return stayed.flatMap((habit) => leftBehind(habit, left, gateways, stepMs) ?? []);
  });
}

type Habit = {
  readonly gateway: string;
  readonly calls: readonly ModelUse[];
  /** Step of its last call to the model. */
  readonly last: EpochMs;
  /** It would have called the model again, had it gone on as before. */
  readonly missed: boolean;
};

function habitOf(gateway: string, calls: readonly ModelUse[], all: readonly ModelUse[]): Habit {
  const last = Math.max(...calls.map(({ t }) => t));
  const before = sum(all.filter(({ t }) => t <= last));
  const after = sum(all.filter(({ t }) => t > last));
  const own = sum(calls);
  const missed = own >= LEAST_HABIT && (own / before) * after >= LEAST_HABIT;
  return { gateway, calls, last, missed };
}

type Changed = { readonly stepMs: number; readonly changes: readonly RoutingChange[] };

function wasToldToLeave(
  habit: Habit,
  gateways: ReadonlyMap<string, readonly ModelUse[]>,
  { stepMs, changes }: Changed,
): boolean {
  const { gateway, last } = habit;
  const changed = changes.some(
    ({ gateway: where, at }) => where === gateway && at >= last - stepMs && at < last + 2 * stepMs,
  );
  const to = newModel([habit], gateways, last + stepMs);
  if (!changed || to === null) return false;
  return !gateways.get(gateway)?.some((use) => refOf(use) === refOf(to) && use.t < last - stepMs);
}

function leftBehind(
  { gateway, calls }: Habit,
  left: readonly Habit[],
  gateways: ReadonlyMap<string, readonly ModelUse[]>,
  stepMs: number,
): LeftBehind | null {
  const since = Math.max(...left.map(({ last }) => last)) + stepMs;
  const still = calls.filter(({ t }) => t >= since);
  const to = newModel(left, gateways, since);
  const [one] = still;
  if (one === undefined || to === null || sum(still) < LEAST_CALLS) return null;
  const callsIt = gateways.get(gateway)?.some((use) => refOf(use) === refOf(to)) ?? false;
  if (callsIt) return null;
  const { runtime, provider, model } = one;
  return {
    ...{ gateway, runtime, provider, model, since },
    calls: sum(still),
    others: left.map((habit) => habit.gateway).sort(),
    to: { provider: to.provider, model: to.model },
  };
}

/** The model that most calls of those who left go to. */
function newModel(
  left: readonly Habit[],
  gateways: ReadonlyMap<string, readonly ModelUse[]>,
  since: EpochMs,
): ModelUse | null {
  const later = left.flatMap(({ gateway }) =>
    (gateways.get(gateway) ?? []).filter(({ t }) => t >= since),
  );
  let best: { use: ModelUse; calls: number } | null = null;
  for (const own of Map.groupBy(later, refOf).values()) {
    const [use] = own;
    const calls = sum(own);
    if (use !== undefined && (best === null || calls > best.calls)) best = { use, calls };
  }
  return best?.use ?? null;
}

function refOf({ provider, model }: Pick<ModelUse, "provider" | "model">): string {
  return `${provider}/${model}`;
}

function sum(uses: readonly ModelUse[]): number {
  return uses.reduce((total, { calls }) => total + calls, 0);
}
