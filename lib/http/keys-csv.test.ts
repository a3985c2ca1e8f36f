import { afterAll, beforeAll, expect, test } from "vitest";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import { Keys, type KeysQuery } from "@/lib/contracts/keys";
import { hashProfile } from "@/lib/files/line-id";
import { ingestFile } from "@/lib/ingest/ingest-file";
import type { ConsoleStores } from "@/lib/services/console-stores";
import { readKeys } from "@/lib/services/read-keys";
import { scenarios } from "@/tests/recordings/scenario";
import { ASKED_LOCALLY } from "@/tests/stores/asked-locally";
import { tempStores } from "@/tests/stores/temp-store";
import { keysCsv } from "./keys-csv";

const DAY = { from: Date.UTC(2026, 10, 22), to: Date.UTC(2026, 10, 23) };
let stores: ConsoleStores;

beforeAll(async () => {
  const dir = tempStores();
  const writer = openEventWriter(dir);
  for (const { logFile: path } of scenarios()) {
    const place = { gateway: "fra-1", region: "eu", runtime: "npm" } as const;
    const source = { ...place, kind: "openclaw_log", path } as const;
    await ingestFile({ writer, source, from: "whole" });
  }
  writer.setKeyLabels(new Map([[hashProfile("nova-us:spare"), "nova-us:spare"]]));
  writer.close();
  const events = openEventReader(dir);
  stores = {
    ...ASKED_LOCALLY,
    mode: "live",
    events,
    gateways: [],
    ingestStatus: null,
    now: DAY.to,
  };
});

afterAll(() => stores.events.close());

async function tableOf(query: KeysQuery): Promise<Record<string, string>[]> {
  const text = await (await keysCsv(stores, query)).text();
  const [head = "", ...lines] = text.trimEnd().split("\n");
  const columns = head.split(",");
  // No value of these recordings holds a comma or a quote.
  return lines.map((line) =>
    Object.fromEntries(line.split(",").map((value, index) => [columns[index] ?? "", value])),
  );
}

test.each<KeysQuery>([
  DAY,
  { ...DAY, provider: ["nova-us"] },
  { ...DAY, not_provider: ["nova-us"] },
])("the CSV has exactly the rows of the answer, in their order, under %j", async (query) => {
  const table = await tableOf(query);
  const { keys } = await readKeys(stores, query);
  expect(keys.length).toBeGreaterThan(1);
  expect(table.map((row) => `${row.gateway} ${row.provider} ${row.keyId}`)).toEqual(
    keys.map((row) => `${row.gateway} ${row.provider} ${row.keyId}`),
  );
  for (const [index, row] of keys.entries()) {
    expect(table[index]).toMatchObject({
      state: row.current.state,
      attempts: String(row.attempts),
      rate_limited: String(row.failures.rate_limited ?? 0),
      unmarked: String(row.unmarked),
      cooldownHits: String(row.cooldowns.hits),
      cooldownMs: String(row.cooldowns.totalMs),
      disabledHits: String(row.disabled.hits),
      disabledMs: String(row.disabled.totalMs),
    });
  }
});

test("a key is told by its name where it has one, and its incidents by reason", async () => {
  const table = await tableOf({ ...DAY, key: [hashProfile("nova-us:spare")] });
  expect(table).toMatchObject([
    { label: "nova-us:spare", incidents: "rate_limit:2 timeout:1", unmarked: "1" },
  ]);
});

test("the answer is what the contract says", async () => {
  expect(Keys.parse(await readKeys(stores, DAY))).toEqual(await readKeys(stores, DAY));
});
