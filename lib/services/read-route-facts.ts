import { percentile } from "@/lib/core/rollup/histogram";
import { answerableRange } from "@/lib/core/rollup/kept-since";
import { mergeTally, type Tally } from "@/lib/core/rollup/tally";
import type { ModelDay, ModelFact, RouteFacts } from "@/lib/core/routes/route-facts";
import { type EventReader, NO_FILTER } from "@/lib/core/store/event-store";
import { DAY_MS, type EpochMs, HOUR_MS, type TimeRange } from "@/lib/core/time/range";
import type { ConsoleStores } from "./console-stores";
import { demand } from "./demand";
import { filterOfGateways, tableGateways } from "./environments-of";
import { keySums } from "./key-sums";
import { catalogueOf } from "./read-capabilities";
import { ratedAttempts } from "./tally-wire";

/** So long ago a model was still seen. */
const SEEN_WITHIN_MS = 30 * DAY_MS;

type Point = Awaited<ReturnType<EventReader["series"]>>[number];

/**
 * What traffic of the Gateways that a table is for says of models and keys, from the sums alone. The sample ends where it ends.
 *
 * @param table `null`: of all Gateways
 */
export async function readRouteFacts(
  stores: ConsoleStores,
  table: string | null,
): Promise<RouteFacts> {
  demand(stores, "evidence.read");
  const { events, mode, now } = stores;
  const asOf = mode === "sample" ? ((await events.extent()).lastAt ?? now) + 1 : now;
  const kept = await events.keptSince();
  const month = answerableRange(kept, { from: asOf - SEEN_WITHIN_MS, to: asOf });
  const day = answerableRange(kept, { from: asOf - DAY_MS, to: asOf });
  const by = ["provider", "model", "region"] as const;
  const gateways = table === null ? null : tableGateways(stores, table);
  const filter = filterOfGateways(gateways);
  const days = await events.series({ range: month, by: [...by], filter, stepMs: DAY_MS });
  const hours = await events.series({ range: day, by: [...by], filter, stepMs: HOUR_MS });
  const today = Map.groupBy(hours, modelOf);
  const labels = await events.keyLabels();
  const { keys } = await keySums(events, month, filter);
  const models = [...Map.groupBy(days, modelOf)].flatMap(([model, points]) => {
    if (model === null) return [];
    const own = today.get(model) ?? [];
    const regions = new Set(points.flatMap(({ values }) => values[2] ?? []));
    return {
      model,
      lastSeenAt: Math.max(...[...points, ...own].map(({ t }) => t), month.from),
      attempts: points.reduce((sum, { tally }) => sum + tally.attempts, 0),
      day: own.length === 0 ? null : dayOf(own),
      regions: [...regions].sort(),
    };
  });
  const named = [...keys.values()].flatMap(({ provider, keyId }) =>
    provider === null ? [] : [JSON.stringify({ provider, name: labels.get(keyId) ?? keyId })],
  );
  return {
    asOf: asOf satisfies EpochMs,
    gateways,
    elsewhere: gateways === null ? [] : await elsewhere(events, month, models),
    models: models.sort((a, b) => b.attempts - a.attempts || (a.model < b.model ? -1 : 1)),
    keys: [...new Set(named)].sort().map((key) => JSON.parse(key)),
    capabilities: catalogueOf(stores),
  };
}

/** Models that were called, but not where these were. */
async function elsewhere(
  events: EventReader,
  range: TimeRange,
  own: readonly Pick<ModelFact, "model">[],
): Promise<RouteFacts["elsewhere"]> {
  const by = ["provider", "model"] as const;
  const days = await events.series({ range, by, filter: NO_FILTER, stepMs: DAY_MS });
  const here = new Set(own.map(({ model }) => model));
  return [...Map.groupBy(days, modelOf)].flatMap(([model, points]) => {
    if (model === null || here.has(model)) return [];
    return { model, lastSeenAt: Math.max(...points.map(({ t }) => t), range.from) };
  });
}

/** `null`: the provider or the model is not known. */
function modelOf({ values: [provider, model] }: Point): string | null {
  return provider && model ? `${provider}/${model}` : null;
}

function dayOf(points: readonly Point[]): ModelDay {
  const tally = points.map((point): Tally => point.tally).reduce(mergeTally);
  return {
    attempts: tally.attempts,
    rated: {
      attempts: ratedAttempts(tally),
      succeeded: tally.rated.ok ?? 0,
      rateLimited: tally.rated.rate_limited ?? 0,
    },
    p95Ms: percentile(tally.latency, 0.95),
    latencyCount: tally.latencyCount,
  };
}
