import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import { openControl } from "@/db/open-control";
import { checkTable } from "@/lib/core/routes/check-table";
import { DAY_MS } from "@/lib/core/time/range";
import { hashProfile } from "@/lib/files/line-id";
import { ingestFile } from "@/lib/ingest/ingest-file";
import type { ConsoleStores } from "@/lib/services/console-stores";
import { readRouteFacts } from "@/lib/services/read-route-facts";
import { ASKED_LOCALLY } from "@/tests/stores/asked-locally";
import { recordings } from "./recordings/recording";
import { tempStores } from "./stores/temp-store";

/** Its calls came between 15:11:10 and 15:17:14. */
const FIRST_HOUR = Date.UTC(2026, 10, 22, 15);
const AFTER = Date.UTC(2026, 10, 22, 16);

/** Counted by hand in what the providers wrote down: calls, those that succeeded, those with a 429. */
const COUNTED = [
  ["nova-us/nova-large", 437, 419, 11],
  ["nova-eu/nova-large", 214, 191, 13],
  ["qwen-cn/qwen-mock-max", 86, 80, 4],
  ["nova-us/nova-mini", 73, 67, 3],
  ["claude-relay/claude-mock-4", 15, 13, 2],
] as const;

let dir: string;
let stores: ConsoleStores;

beforeAll(async () => {
  dir = tempStores();
  const writer = openEventWriter(dir);
  const [recording] = recordings().filter(({ name }) => name === "every-call");
  await ingestFile({
    ...{ writer, from: "whole" },
    source: {
      ...{ gateway: "g", region: "here", runtime: "npm", kind: "openclaw_log" },
      path: recording?.logFile ?? "",
    },
  });
  writer.close();
  stores = {
    ...ASKED_LOCALLY,
    ...{ mode: "live", events: openEventReader(dir), control: openControl(dir) },
    ...{ gateways: [], ingestStatus: null, now: AFTER },
  };
});

afterAll(() => {
  stores.events.close();
  stores.control?.$client.close();
  rmSync(dir, { recursive: true, force: true });
});

test("facts of the last day are what the providers counted, model by model, most calls first", async () => {
  const { asOf, models } = await readRouteFacts(stores, null);
  expect(asOf).toBe(AFTER);
  expect(
    models.map(({ model, attempts, lastSeenAt, regions, day }) => ({
      ...{ model, attempts, lastSeenAt, regions },
      ...{ day: day?.attempts, rated: day?.rated, hasP95: (day?.p95Ms ?? 0) > 0 },
    })),
  ).toEqual(
    COUNTED.map(([model, attempts, succeeded, rateLimited]) => ({
      ...{ model, attempts, lastSeenAt: FIRST_HOUR, regions: ["here"], day: attempts },
      ...{ rated: { attempts, succeeded, rateLimited }, hasP95: true },
    })),
  );
});

test("a day later the models are still known, without anything of that day, and after a month they are not", async () => {
  const later = await readRouteFacts({ ...stores, now: AFTER + DAY_MS + 1 }, null);
  expect(later.models.map(({ model, attempts, day }) => [model, attempts, day])).toEqual(
    COUNTED.map(([model, attempts]) => [model, attempts, null]),
  );
  const muchLater = await readRouteFacts({ ...stores, now: AFTER + 32 * DAY_MS }, null);
  expect([muchLater.models, muchLater.keys]).toEqual([[], []]);
});

/** Of `claude-relay` no record names the key, though it was called. */
const KEYS = [
  ...["nova-eu:primary", "nova-eu:spare", "nova-us:primary", "nova-us:spare"],
  "qwen-cn:primary",
] as const;

test("keys are those that the log names, each once, by what may be stored of their names", async () => {
  const { keys } = await readRouteFacts(stores, null);
  const hashed = KEYS.map((key) => ({ provider: key.split(":")[0], name: hashProfile(key) }));
  expect(new Set(keys.map((key) => JSON.stringify(key)))).toEqual(
    new Set(hashed.map((key) => JSON.stringify(key))),
  );
  expect(keys).toHaveLength(KEYS.length);
});

test("a provider that was called without a key in any record is not said to have none", async () => {
  const table = {
    scenarios: {
      default: {
        primary: "claude-relay/claude-mock-4",
        fallbacks: ["qwen-cn/qwen-mock-max", "other/model"],
      },
    },
  };
  const facts = await readRouteFacts(stores, null);
  const found = checkTable({ table, base: null, facts }).filter(({ code }) => code === "no_key");
  expect(found).toMatchObject([{ provider: "other" }]);
});
