import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { upsertGateway } from "@/db/control/upsert-gateway";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import { migrateStores } from "@/db/migrate";
import { type RouteReplay, RouteReplayQuery } from "@/lib/contracts/route-replay";
import { RouteEffect } from "@/lib/contracts/route-versions";
import { LOCAL } from "@/lib/core/access/principal";
import { samplePerson } from "@/lib/core/access/sample-people";
import { NO_FILTER } from "@/lib/core/store/event-store";
import { HOUR_MS, MINUTE_MS } from "@/lib/core/time/range";
import { ingestFile } from "@/lib/ingest/ingest-file";
import { beginRouteDraft } from "@/lib/services/begin-route-draft";
import { commitRouteEmergency } from "@/lib/services/commit-route-draft";
import type { ConsoleStores } from "@/lib/services/console-stores";
import { editEnvironments } from "@/lib/services/edit-environments";
import { readDowngrades } from "@/lib/services/read-downgrades";
import { readMarks } from "@/lib/services/read-marks";
import { readRequest } from "@/lib/services/read-request";
import { readRouteFacts } from "@/lib/services/read-route-facts";
import { replayRouteDraft } from "@/lib/services/replay-route-draft";
import { showRouteChecks } from "@/lib/services/route-checks";
import type { RouteStores } from "@/lib/services/route-stores";
import { showRouteEffect } from "@/lib/services/show-route-effect";
import { ASKED_LOCALLY } from "@/tests/stores/asked-locally";
import { tempDir } from "@/tests/stores/temp-store";
import { openRouteStores } from "./open-route-stores";

/** When both tables came into force; requests came within half an hour before and after it. */
const CAME = Date.UTC(2026, 10, 22, 9);
const NOW = CAME + HOUR_MS;
const EUROPE = "scenarios:\n  default: { primary: anthropic/opus, fallbacks: [z/spare] }\n";
const STATES = "scenarios:\n  default: { primary: openai/astra, fallbacks: [z/spare] }\n";

const dir = tempDir();
let evidence: ConsoleStores;
/** Of an administrator, at a time. */
let routesAt: (now: number) => RouteStores;

/** One request a minute: every minute in Frankfurt one for opus, in Ashburn one for astra. */
function requestsOf(gateway: string, provider: string, modelId: string): string {
  return Array.from({ length: 60 }, (_, minute) =>
    JSON.stringify({
      time: new Date(CAME + (minute - 30) * MINUTE_MS).toISOString(),
      ...{ requestId: `${gateway}-${minute}`, sessionId: "s", provider, modelId },
      ...{ status: 200, latencyMs: 400, requestedModel: `${provider}/${modelId}` },
    }),
  ).join("\n");
}

beforeAll(async () => {
  migrateStores(dir);
  const writer = openEventWriter(dir);
  const events = openEventReader(dir);
  const storesOf = await openRouteStores(dir);
  routesAt = (now) => ({
    ...storesOf(samplePerson("ada"), now),
    facts: (table) => readRouteFacts(evidence, table),
  });
  const { control } = routesAt(CAME);
  for (const [gateway, region, provider, model] of [
    ["fra-1", "eu", "anthropic", "opus"],
    ["iad-1", "us", "openai", "astra"],
  ] as const) {
    upsertGateway(control, { id: gateway, region, runtime: "npm" }, CAME);
    const path = join(dir, `${gateway}.jsonl`);
    writeFileSync(path, `${requestsOf(gateway, provider, model)}\n`);
    const source = { gateway, region, runtime: "npm", kind: "tuples", path } as const;
    await ingestFile({ writer, source, from: "whole" });
  }
  writer.close();
  evidence = {
    ...{ ...ASKED_LOCALLY, principal: LOCAL, mode: "live", events, control },
    ...{ gateways: [], ingestStatus: null, now: NOW },
  };
  await commit("europe", EUROPE);
  await commit("united-states", STATES);
});

afterAll(() => {
  evidence.events.close();
  evidence.control?.$client.close();
  rmSync(dir, { recursive: true, force: true });
});

async function commit(table: string, text: string): Promise<void> {
  const { draft } = await beginRouteDraft(routesAt(CAME), { table, text, title: table });
  const { id, contentHash, textHash } = draft;
  const seen = { contentHash: contentHash ?? "", textHash };
  await commitRouteEmergency(routesAt(CAME), id, { seen, reason: "The base of a test." });
}

/** What an administrator says; nothing at all with an empty one. */
async function say(gateways: Record<string, string>): Promise<void> {
  const { version } = await editEnvironments(evidence, { version: said, gateways });
  said = version;
}
let said = 0;

const IN_EUROPE = { "fra-1": "europe" };

async function draftOf(table: string, text: string): Promise<string> {
  return (await beginRouteDraft(routesAt(NOW), { table, text, title: "Change" })).draft.id;
}

async function replayed(id: string, more: object = {}): Promise<RouteReplay["replay"]> {
  const day = { from: CAME - HOUR_MS, to: NOW };
  const query = { ...RouteReplayQuery.parse({ id, ...more }), ...day };
  return (await replayRouteDraft(routesAt(NOW), evidence, query)).replay;
}

test("the checks of a table look at the traffic of its own Gateways: what another environment calls is no model that the table lacks", async () => {
  const id = await draftOf("europe", EUROPE);
  const lacking = async () => {
    const { issues, gateways } = await showRouteChecks(routesAt(NOW), { id });
    const found = (issues ?? []).filter(({ code }) => code === "not_in_table");
    return { gateways, models: found.map((issue) => issue.model) };
  };
  await say({});
  expect(await lacking()).toEqual({ gateways: null, models: ["openai/astra"] });
  await say(IN_EUROPE);
  expect(await lacking()).toEqual({ gateways: ["fra-1"], models: [] });
  const { models } = await readRouteFacts(evidence, "europe");
  expect(models.map(({ model, attempts }) => [model, attempts])).toEqual([["anthropic/opus", 60]]);
  expect((await readRouteFacts(evidence, null)).models).toHaveLength(2);
});

test("a model that another environment calls is known, though nothing of it is known here", async () => {
  const text = "scenarios:\n  default: { primary: openai/astra, fallbacks: [openai/astre] }\n";
  const id = await draftOf("europe", text);
  await say(IN_EUROPE);
  const { models, elsewhere } = await readRouteFacts(evidence, "europe");
  expect(models.map(({ model }) => model)).toEqual(["anthropic/opus"]);
  expect(elsewhere.map(({ model }) => model)).toEqual(["openai/astra"]);
  const { issues } = await showRouteChecks(routesAt(NOW), { id });
  const unknown = (issues ?? []).filter(({ code }) => code === "never_seen");
  expect(unknown.map((issue) => issue.model)).toEqual(["openai/astre"]);
});

test("a replay is of the requests of the table's Gateways, unless others are asked for", async () => {
  const id = await draftOf("europe", EUROPE.replace("anthropic/opus", "anthropic/haiku"));
  await say({});
  expect(await replayed(id)).toMatchObject({
    ...{ looked: 120, environment: null, gateways: ["fra-1", "iad-1"] },
  });
  await say(IN_EUROPE);
  expect(await replayed(id)).toMatchObject({
    ...{ looked: 60, environment: ["fra-1"], gateways: ["fra-1"] },
    total: { requests: 60, elsewhere: 60 },
  });
  expect(await replayed(id, { gateway: ["iad-1"] })).toMatchObject({ looked: 60 });
});

test("before and after of a version are of its own Gateways", async () => {
  const [mark] = await readMarks(evidence, { from: CAME, to: NOW }, NO_FILTER);
  const version = { table: "europe", sha: mark?.route?.sha ?? "", windowMs: HOUR_MS };
  const effect = async () =>
    RouteEffect.parse(await showRouteEffect(routesAt(NOW), evidence, version));
  await say({});
  expect(await effect()).toMatchObject({ gateways: null, after: { total: { attempts: 60 } } });
  await say(IN_EUROPE);
  const { gateways, before, after } = await effect();
  expect(gateways).toEqual(["fra-1"]);
  expect([before.total.attempts, after.total.attempts]).toEqual([30, 30]);
  expect([before.requests.requests, after.requests.requests]).toEqual([30, 30]);
  expect(after.models.map(({ model }) => model)).toEqual(["opus"]);
  const also = async () => (await effect()).alsoChanged.map(({ table }) => table);
  expect(await also()).toEqual(["united-states"]);
  await say({ ...IN_EUROPE, "iad-1": "united-states" });
  expect(await also()).toEqual([]);
});

test("a version is a mark where its Gateways are looked at, by name or by region, and an intervention of theirs", async () => {
  const tables = async (include: Record<string, string[]>) => {
    const marks = await readMarks(evidence, { from: CAME, to: NOW }, { ...NO_FILTER, include });
    return marks.map(({ route }) => route?.table);
  };
  await say({});
  expect(await tables({ gateway: ["iad-1"] })).toEqual(["europe", "united-states"]);
  await say({ "fra-1": "europe", "iad-1": "united-states" });
  expect(await tables({ gateway: ["iad-1"] })).toEqual(["united-states"]);
  expect(await tables({ region: ["eu"] })).toEqual(["europe"]);
  expect(await tables({})).toEqual(["europe", "united-states"]);
  const day = { from: CAME - HOUR_MS, to: NOW };
  const { chains } = await readDowngrades(evidence, { ...day, table: "chains" });
  expect(chains.map(({ gateway, interventions }) => [gateway, interventions]).toSorted()).toEqual([
    ["fra-1", 1],
    ["iad-1", 1],
  ]);
  await say({});
  const unsaid = await readDowngrades(evidence, { ...day, table: "chains" });
  expect(unsaid.chains.map(({ interventions }) => interventions)).toEqual([0, 0]);
});

test("a request tells the version of its Gateway's environment, and of every table where nobody says which that is", async () => {
  const beside = async (id: string) => {
    const { environment, routeVersions } = await readRequest(evidence, id);
    return [environment, routeVersions?.map(({ table }) => table)];
  };
  await say({});
  expect(await beside("fra-1-45")).toEqual([null, ["europe", "united-states"]]);
  await say({ ...IN_EUROPE, "iad-1": "staging" });
  expect(await beside("fra-1-45")).toEqual(["europe", ["europe"]]);
  expect(await beside("fra-1-15")).toEqual(["europe", []]);
  expect(await beside("iad-1-45")).toEqual(["staging", []]);
});
