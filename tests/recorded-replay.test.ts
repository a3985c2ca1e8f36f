import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import { migrateStores } from "@/db/migrate";
import { RouteReplay, RouteReplayQuery } from "@/lib/contracts/route-replay";
import { samplePerson } from "@/lib/core/access/sample-people";
import { importRoutes } from "@/lib/core/routes/import-routes";
import { ingestFile } from "@/lib/ingest/ingest-file";
import { beginRouteDraft } from "@/lib/services/begin-route-draft";
import { commitRouteEmergency } from "@/lib/services/commit-route-draft";
import type { ConsoleStores } from "@/lib/services/console-stores";
import { replayRouteDraft } from "@/lib/services/replay-route-draft";
import { newTable } from "@/lib/yaml/edit-table";
import { ASKED_LOCALLY } from "@/tests/stores/asked-locally";
import { recordings } from "./recordings/recording";
import { scenarios } from "./recordings/scenario";
import { openRouteStores } from "./routes/open-route-stores";
import { tempDir } from "./stores/temp-store";

const AFTER = Date.UTC(2026, 10, 23);
const DAY = { from: AFTER - 86_400_000, to: AFTER };
const CONFIGS = join(import.meta.dirname, "fixtures/openclaw-config");

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** What Gateways wrote, read in; and tables beside it. */
async function installation(files: readonly string[]) {
  const dataDir = tempDir();
  migrateStores(dataDir);
  const writer = openEventWriter(dataDir);
  for (const path of files) {
    const source = { gateway: "gw", region: null, runtime: "npm", kind: "openclaw_log" } as const;
    await ingestFile({ writer, source: { ...source, path }, from: "whole" });
  }
  writer.close();
  const events = openEventReader(dataDir);
  const storesOf = await openRouteStores(dataDir);
  const routes = storesOf(samplePerson("ada"), AFTER);
  closing.push(() => {
    events.close();
    routes.control.$client.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const evidence: ConsoleStores = {
    ...{ ...ASKED_LOCALLY, mode: "live", events, control: routes.control },
    ...{ gateways: [], ingestStatus: null, now: AFTER },
  };
  return {
    commit: async (text: string) => {
      const { draft } = await beginRouteDraft(routes, { table: "t", text, title: "Base" });
      const { id, contentHash, textHash } = draft;
      const seen = { contentHash: contentHash ?? "", textHash };
      await commitRouteEmergency(routes, id, { seen, reason: "The base of a test." });
    },
    replay: async (text: string, more: object = {}) => {
      const { draft } = await beginRouteDraft(routes, { table: "t", text, title: "Draft" });
      const query = RouteReplayQuery.parse({ id: draft.id, limit: 200, list: "known", ...more });
      const answer = await replayRouteDraft(routes, evidence, { ...query, ...DAY });
      const { replay } = RouteReplay.parse(answer);
      if (replay === null) throw new Error("One of the texts is no table.");
      return replay;
    },
  };
}

const TABLE = `scenarios:
  default: { primary: nova-us/nova-large, fallbacks: [claude-relay/claude-mock-4] }
keys:
  nova-us: { order: ["nova-us:primary", "nova-us:spare"] }
`;

/**
 * Three requests, worked out by hand from the two logs: at 14:56:08 no key is out; at 14:56:40 the primary is, until 14:57:10; at 14:56:44 the spare is too. The
 * Gateway then probed the model all the same.
 */
const KEYS_GO_OUT = scenarios().filter(({ name }) => /^s0[34]-/.test(name));

test("of three requests the third meets two keys that are out, and was probed all the same", async () => {
  const { commit, replay } = await installation(KEYS_GO_OUT.map(({ logFile }) => logFile));
  await commit(TABLE);
  const { looked, total, gaps, list } = await replay(`# The same\n${TABLE}`);
  expect(looked).toBe(3);
  expect(gaps).toEqual({ no_model: 0, outside: 0, ambiguous: 0, unsayable: 0 });
  expect(total).toEqual({
    ...{ requests: 3, elsewhere: 0, withKeys: 3, met: { requests: 1, passedOver: 0 } },
    base: { cooling: 1, exhausted: 0 },
    draft: { cooling: 1, exhausted: 0 },
  });
  expect(list.requests.map(({ base }) => base?.fate)).toEqual(["cooling", "ready", "ready"]);
});

test("without its fallback the third would have met no key at all; the other way round, none would have met one that is out", async () => {
  const { commit, replay } = await installation(KEYS_GO_OUT.map(({ logFile }) => logFile));
  await commit(TABLE);
  const strict = await replay(TABLE.replace("[claude-relay/claude-mock-4]", "[]"));
  expect(strict.total).toMatchObject({
    elsewhere: 0,
    base: { cooling: 1, exhausted: 0 },
    draft: { cooling: 0, exhausted: 1 },
  });
  const turned = await replay(
    TABLE.replace(
      "primary: nova-us/nova-large, fallbacks: [claude-relay/claude-mock-4]",
      "primary: claude-relay/claude-mock-4, fallbacks: [nova-us/nova-large]",
    ),
    { list: "elsewhere" },
  );
  expect(turned.total).toMatchObject({ elsewhere: 3, draft: { cooling: 0, exhausted: 0 } });
  expect(turned.list.count).toBe(3);
  expect(turned.scenarios).toMatchObject([
    {
      scenarios: ["default"],
      flows: [{ from: "nova-us/nova-large", to: "claude-relay/claude-mock-4", requests: 3 }],
    },
  ]);
});

test("without a written order nothing tells how many keys there are, and none is said to be missing", async () => {
  const { replay } = await installation(KEYS_GO_OUT.map(({ logFile }) => logFile));
  const { isFirst, total } = await replay(TABLE.slice(0, TABLE.indexOf("keys:")));
  expect(isFirst).toBe(true);
  expect(total).toMatchObject({ requests: 3, withKeys: 1, base: { cooling: 0, exhausted: 0 } });
});

/** Recordings, and what their Gateways were configured with. */
const CONFIGURED = [
  ["default-level-a", "gateway-a"],
  ["default-level-b", "gateway-b"],
  ["every-call-c", "gateway-c"],
] as const;

test.each(CONFIGURED)(
  "in %s, wherever a key was ready, the Gateway called the model that the replay begins with",
  async (name, config) => {
    const recording = recordings().find((one) => one.name === name);
    const { table } = importRoutes(
      JSON.parse(readFileSync(join(CONFIGS, `${config}.json`), "utf8")),
    );
    const { replay } = await installation([recording?.logFile ?? ""]);
    const { gaps, total, list } = await replay(newTable(table));
    expect(gaps).toMatchObject({ outside: 0, ambiguous: 0 });
    const ready = list.requests.filter(
      ({ base, tried }) => base?.fate === "ready" && tried.length > 0,
    );
    expect(ready.length).toBeGreaterThan(total.requests * 0.8);
    expect(ready.map(({ base }) => base?.first)).toEqual(ready.map(({ tried }) => tried[0]));
  },
);
