import type { ReplayList, RouteReplay, RouteReplayQuery } from "@/lib/contracts/route-replay";
import { targetRef } from "@/lib/core/request/target-ref";
import { answerableRange } from "@/lib/core/rollup/kept-since";
import { type KeyHold, type KeyReadiness, keyReadiness } from "@/lib/core/routes/key-readiness";
import { type PastRequest, type Replayed, replayRequests } from "@/lib/core/routes/replay-requests";
import { scenariosKey, sumReplay } from "@/lib/core/routes/replay-sums";
import type { RouteTable } from "@/lib/core/routes/route-table";
import type { AttemptFilter, EventReader, StoredRequest } from "@/lib/core/store/event-store";
import type { EpochMs, TimeRange } from "@/lib/core/time/range";
import type { ConsoleStores } from "./console-stores";
import { demand } from "./demand";
import { filterOfGateways, tableGateways } from "./environments-of";
import { admittedLevels } from "./evidence-level";
import { keyWindows } from "./key-windows";
import { readSkips } from "./read-skips";
import { readRange } from "./read-slice";
import { routeBase } from "./route-base";
import { knownDraft } from "./route-review";
import type { RouteStores } from "./route-stores";

/** Requests that are replayed, the newest of the range. */
const MOST_REQUESTS = 10_000;
/** Read at once; between two of them others are answered. */
const PAGE = 250;
/** Requests with candidates passed over whose lines are read: they tell how many keys there are. */
const MOST_SKIPS = 500;
/** Requests whose lines are searched for the agent that they belong to: each costs a read. */
const MOST_AGENTS = 1_000;

/** GET /api/v1/routes/drafts/{id}/replay: recent requests through the version that a draft began from, and through the draft. */
export async function replayRouteDraft(
  routes: RouteStores,
  evidence: ConsoleStores,
  query: RouteReplayQuery,
): Promise<RouteReplay> {
  demand(routes, "routes.read");
  demand(evidence, "evidence.read");
  const draft = knownDraft(routes.control, query.id);
  const from = await routeBase(routes, draft.table, draft.base);
  const asOf = await endOfEvidence(evidence);
  const kept = await evidence.events.keptSince();
  const range = answerableRange(kept, readRange(query, asOf));
  const answer = { range, textHash: draft.textHash };
  const target = routes.readTable(draft.text);
  const base = from.text === null ? target : routes.readTable(from.text);
  if (target.kind !== "table" || base.kind !== "table") return { ...answer, replay: null };

  const environment = tableGateways(evidence, draft.table);
  const filter = filterOfGateways(query.gateway?.length ? query.gateway : environment);
  const { requests, since } = await newestRequests(evidence.events, range, filter);
  const past = await pastRequests(evidence.events, requests);
  const replayed = replayRequests({
    ...{ base: base.table, draft: target.table, requests: past },
    readiness: await readinessIn(evidence, {
      ...{ range, filter, since: kept.rows, asOf },
      ...{ requests, table: base.table },
    }),
  });
  const { total, gaps, scenarios } = sumReplay(replayed);
  const gateways = [...new Set(past.map(({ gateway }) => gateway))].sort();
  const levels = await admittedLevels(evidence, range, filter);
  // By when they began, which the list shows; they came by when they ended.
  const listed = replayed
    .filter((one) => isListed(one, query))
    .sort((a, b) => b.request.at - a.request.at);
  return {
    ...answer,
    replay: {
      isFirst: from.text === null,
      ...{ looked: past.length, since, total, gaps, environment, gateways },
      scenarios: scenarios.map(({ scenarios: names, flows, ...sums }) => ({
        ...sums,
        scenarios: [...names],
        flows: [...flows],
      })),
      failuresOnly: gateways.filter((name) =>
        levels.some(({ gateway, level }) => gateway === name && level !== "every_call"),
      ),
      withAgent: past.filter(({ agent }) => agent !== null).length,
      list: {
        of: query.list,
        count: listed.length,
        requests: listed.slice(query.offset, query.offset + query.limit).map(replayedWire),
      },
    },
  };
}

/** The sample ends where it ends. */
async function endOfEvidence({ events, mode, now }: ConsoleStores): Promise<EpochMs> {
  return mode === "sample" ? ((await events.extent()).lastAt ?? now) + 1 : now;
}

/** The newest of a range, and from when on they are all that there are; `null`: that is the range. */
async function newestRequests(events: EventReader, range: TimeRange, filter: AttemptFilter) {
  const requests: StoredRequest[] = [];
  let cursor: string | null = null;
  do {
    const page = await events.requests({
      ...{ range, filter, cursor, results: [], traits: [], requested: [], served: [], reasons: [] },
      limit: Math.min(PAGE, MOST_REQUESTS - requests.length),
    });
    requests.push(...page.requests);
    cursor = page.nextCursor;
    await new Promise(setImmediate);
  } while (cursor !== null && requests.length < MOST_REQUESTS);
  const oldest = requests.at(-1)?.request.endedAt ?? null;
  return { requests, since: cursor === null ? null : oldest };
}

async function pastRequests(
  events: EventReader,
  requests: readonly StoredRequest[],
): Promise<PastRequest[]> {
  const agents = await agentsOf(events, requests);
  return requests.map(({ id, request, attempts }) => {
    const { requested, startedAt, gateway } = request;
    const tried = attempts
      .filter(({ provider, model }) => provider !== null && model !== null)
      .map(targetRef);
    return {
      ...{ id, at: startedAt, gateway, tried: [...new Set(tried)] },
      requested:
        requested?.provider == null || requested.model === null ? null : targetRef(requested),
      agent: agents.get(id) ?? null,
    };
  });
}

/** Only an export of sessions says whose a run is; a log does not. */
async function agentsOf(
  events: EventReader,
  requests: readonly StoredRequest[],
): Promise<Map<string, string>> {
  const sources = await events.sources();
  const told = new Set(
    sources.filter(({ kind }) => kind === "sessions").map(({ gateway }) => gateway),
  );
  const agents = new Map<string, string>();
  const own = requests.filter(({ request }) => told.has(request.gateway)).slice(0, MOST_AGENTS);
  for (const { id } of own) {
    for (const { evidence } of await events.requestLines(id)) {
      if (evidence?.kind === "run_session" && evidence.agent !== null) {
        agents.set(id, evidence.agent);
      }
    }
  }
  return agents;
}

type KeysAsked = {
  readonly range: TimeRange;
  readonly filter: AttemptFilter;
  readonly since: EpochMs;
  readonly asOf: EpochMs;
  readonly requests: readonly StoredRequest[];
  readonly table: RouteTable;
};

async function readinessIn(
  evidence: ConsoleStores,
  { requests, table, ...asked }: KeysAsked,
): Promise<KeyReadiness> {
  const { events } = evidence;
  const { windows } = await keyWindows(events, asked);
  const holds = windows.flatMap(({ window }): KeyHold | readonly never[] => {
    const { gateway, provider, keyId, scope, model, from, to } = window;
    if (provider === null) return [];
    return { gateway, provider, keyId, model: scope === "model" ? model : null, from, to };
  });
  const skipping = requests.filter(({ request }) => request.skips > 0).slice(0, MOST_SKIPS);
  const gatewayOf = new Map(skipping.map(({ id, request }) => [id, request.gateway]));
  const passedOver = [...(await readSkips(evidence, skipping))].flatMap(([id, skips]) =>
    skips.map(({ at, provider, model }) => ({
      ...{ gateway: gatewayOf.get(id) ?? "", model: `${provider}/${model}`, at },
    })),
  );
  const written = new Map(
    Object.entries(table.keys ?? {}).flatMap(([provider, { order = [] }]) =>
      order.length > 0 ? [[provider.toLowerCase(), order.length] as const] : [],
    ),
  );
  return keyReadiness({ holds, passedOver, written, silent: await silentGateways(events) });
}

/** Tuples have no records of keys. */
async function silentGateways(events: EventReader): Promise<Set<string>> {
  const sources = await events.sources();
  const tells = new Set(
    sources.flatMap(({ gateway, kind }) => (kind === "tuples" || kind === "otlp" ? [] : gateway)),
  );
  return new Set(sources.map(({ gateway }) => gateway).filter((name) => !tells.has(name)));
}

function isListed(one: Replayed, { list, scenario }: RouteReplayQuery): boolean {
  if (scenario !== undefined && scenariosKey(one.scenarios) !== scenario) return false;
  return isOf(one, list);
}

function isOf(one: Replayed, list: ReplayList): boolean {
  if (one.kind !== "known") return one.kind === list;
  const { base, draft, isElsewhere } = one;
  switch (list) {
    case "changed":
      return isElsewhere || base.fate !== draft.fate;
    case "elsewhere":
      return isElsewhere;
    case "cooling":
    case "exhausted":
      return base.fate === list || draft.fate === list;
    default:
      return list === "known";
  }
}

function replayedWire(one: Replayed) {
  const { id, at, gateway, requested, tried } = one.request;
  const { base, draft } = one.kind === "known" ? one : { base: null, draft: null };
  return {
    ...{ id, at, gateway, requested, tried: [...tried], kind: one.kind },
    ...{ scenarios: [...one.scenarios], base, draft },
  };
}
