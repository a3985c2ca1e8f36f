import type { Downgrades, DowngradesQuery } from "@/lib/contracts/downgrades";
import { type CapabilityCatalogue, capabilityGap } from "@/lib/core/capability/capability";
import type { InterventionKind, Mark } from "@/lib/core/intervention/mark";
import { type ChainStep, episodesOf } from "@/lib/core/request/episodes-of";
import type { ModelTarget } from "@/lib/core/request/request";
import {
  addRequests,
  noRequests,
  type RequestSums,
  servedAs,
} from "@/lib/core/request/request-sums";
import { targetRef } from "@/lib/core/request/target-ref";
import { answerableRange, answerableStep } from "@/lib/core/rollup/kept-since";
import type { RequestCounts, RequestKind } from "@/lib/core/store/event-store";
import { bucketStart, type EpochMs, type TimeRange } from "@/lib/core/time/range";
import { chartStep } from "./chart-step";
import type { ConsoleStores } from "./console-stores";
import { demand } from "./demand";
import { admittedLevels, combinedLevel } from "./evidence-level";
import { catalogueOf } from "./read-capabilities";
import { newestMarks, readMarks } from "./read-marks";
import { requestRowsSince } from "./read-requests";
import { readFilter, readRange } from "./read-slice";

const MOST_EPISODES = 100;

type Count = RequestCounts["counts"][number];
type Counted = { readonly kind: RequestKind; readonly count: Count };

/** GET /api/v1/downgrades: who was served by what, and what people changed meanwhile. */
export async function readDowngrades(
  stores: ConsoleStores,
  query: DowngradesQuery,
): Promise<Downgrades> {
  demand(stores, "evidence.read");
  const { events } = stores;
  const kept = await events.keptSince();
  const range = answerableRange(kept, readRange(query, stores.now));
  const filter = readFilter(query);
  const stepMs = answerableStep(kept, range, chartStep(range, query.stepMs));
  const counts = await events.requestCounts({
    ...{ filter, stepMs },
    range: known(range, await events.requestsSince()),
  });
  const counted = counts.counts.flatMap((count) => {
    const kind = counts.kinds[count.kind];
    return kind === undefined ? [] : [{ kind, count }];
  });
  const marks = await readMarks(stores, range, filter);
  const changes = marks.filter(({ intervention }) => intervention !== null);
  return {
    range,
    asOf: stores.now,
    stepMs,
    rowsSince: await requestRowsSince(stores, range),
    evidence: combinedLevel(await admittedLevels(stores, range, filter)),
    totals: sumOf(counted),
    steps: stepsOf(counted),
    interventions: { total: changes.length, byKind: byKind(changes) },
    points: pointsOf(counted, changes, stepMs),
    flows: flowsOf(counted, catalogueOf(stores)),
    ...chainsOf(counted, changes, stepMs, Math.min(range.to, stores.now)),
    ...newestMarks(marks),
  };
}

/** Requests of the time before are not kept: counting some of them would look like all. */
function known({ from, to }: TimeRange, since: EpochMs): TimeRange {
  return { from: Math.min(Math.max(from, since), to), to };
}

function sumOf(counted: readonly Counted[]): RequestSums {
  const sums = noRequests();
  for (const { kind, count } of counted) addRequests(sums, kind, count);
  return sums;
}

function stepsOf(counted: readonly Counted[]): Downgrades["steps"] {
  const counts = new Map<number, number>();
  for (const { kind, count } of counted) {
    if (servedAs(kind) !== "downgraded" || kind.step === null) continue;
    counts.set(kind.step, (counts.get(kind.step) ?? 0) + count.requests);
  }
  return [...counts].map(([step, count]) => ({ step, count })).sort((a, b) => a.step - b.step);
}

function byKind(changes: readonly Mark[]): Partial<Record<InterventionKind, number>> {
  const counts: Partial<Record<InterventionKind, number>> = {};
  for (const { intervention } of changes) {
    if (intervention !== null) counts[intervention] = (counts[intervention] ?? 0) + 1;
  }
  return counts;
}

function pointsOf(
  counted: readonly Counted[],
  changes: readonly Mark[],
  stepMs: number,
): Downgrades["points"] {
  const sums = new Map<EpochMs, RequestSums>();
  const at = (t: EpochMs) => {
    const known = sums.get(t) ?? noRequests();
    sums.set(t, known);
    return known;
  };
  for (const { kind, count } of counted) addRequests(at(count.t), kind, count);
  const changed = Map.groupBy(changes, (mark) => bucketStart(mark.at, stepMs));
  for (const t of changed.keys()) at(t);
  return [...sums]
    .map(([t, sum]) => ({ t, ...sum, interventions: changed.get(t)?.length ?? 0 }))
    .sort((a, b) => a.t - b.t);
}

function flowsOf(counted: readonly Counted[], catalogue: CapabilityCatalogue): Downgrades["flows"] {
  const flowOf = onceEach((kind: RequestKind) =>
    JSON.stringify([kind.requested, kind.served, kind.reason, kind.silent]),
  );
  const flows = new Map<string, { kind: RequestKind; count: number }>();
  for (const { kind, count } of counted) {
    if (!kind.downgraded && !kind.silent) continue;
    const key = flowOf(kind);
    const known = flows.get(key)?.count ?? 0;
    flows.set(key, { kind, count: known + count.requests });
  }
  return [...flows.values()]
    .map(({ kind, count }) => {
      const from = targetRef(kind.requested);
      const to = targetRef(kind.served);
      const reason = kind.reason ?? "unknown";
      return {
        from,
        to,
        reason,
        count,
        silent: kind.silent,
        cost: capabilityGap(catalogue, from, to),
      };
    })
    .sort((a, b) => b.count - a.count);
}

function chainsOf(
  counted: readonly Counted[],
  changes: readonly Mark[],
  stepMs: number,
  until: EpochMs,
): Pick<Downgrades, "chains" | "episodes"> {
  const chainOf = onceEach((kind: RequestKind) =>
    JSON.stringify([kind.gateway, targetRef(kind.requested)]),
  );
  const chains = [...Map.groupBy(counted, ({ kind }) => chainOf(kind)).values()].flatMap((own) => {
    const [first] = own;
    return first === undefined ? [] : [{ ...placeOf(first), own }];
  });
  const changesOf = (own: string) =>
    changes.filter(({ gateway, route }) => gateway === own || route?.gateways?.includes(own))
      .length;
  return {
    chains: chains
      .map(({ own, requested, gateway }) => ({
        ...{ requested, gateway, ...sumOf(own) },
        interventions: changesOf(gateway),
      }))
      .sort((a, b) => lesser(b) - lesser(a) || b.requests - a.requests),
    episodes: chains
      .flatMap(({ own, requested, gateway }) =>
        episodesOf(stepsOfChain(own), stepMs).map((episode) => ({
          ...{ requested, gateway, ...episode },
          lastAt: Math.min(episode.lastAt, Math.max(until, episode.startedAt)),
        })),
      )
      .sort((a, b) => b.startedAt - a.startedAt)
      .slice(0, MOST_EPISODES),
  };
}

/** Kinds are few, and counted in every step. */
function onceEach<T extends object>(keyOf: (item: T) => string): (item: T) => string {
  const keys = new Map<T, string>();
  return (item) => {
    const known = keys.get(item) ?? keyOf(item);
    keys.set(item, known);
    return known;
  };
}

function placeOf({ kind }: Counted): { requested: ModelTarget; gateway: string } {
  return {
    requested: kind.requested ?? { provider: null, model: null },
    gateway: kind.gateway,
  };
}

function lesser({ downgraded, silent, exhausted }: RequestSums): number {
  return downgraded + silent + exhausted;
}

function stepsOfChain(own: readonly Counted[]): ChainStep[] {
  return [...Map.groupBy(own, ({ count }) => count.t)]
    .map(([t, counted]) => ({ t, sums: sumOf(counted), reason: mostFrequentReason(counted) }))
    .sort((a, b) => a.t - b.t);
}

function mostFrequentReason(counted: readonly Counted[]): string | null {
  const counts = new Map<string, number>();
  for (const { kind, count } of counted) {
    if (kind.reason === null) continue;
    counts.set(kind.reason, (counts.get(kind.reason) ?? 0) + count.requests);
  }
  const [first] = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return first?.[0] ?? null;
}
