import { afterAll, beforeAll, expect, test } from "vitest";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import { Downgrades, type DowngradesQuery } from "@/lib/contracts/downgrades";
import { downgradesCsv } from "@/lib/http/downgrades-csv";
import { requestsCsv } from "@/lib/http/requests-csv";
import { ingestFile } from "@/lib/ingest/ingest-file";
import { scenarios } from "@/tests/recordings/scenario";
import { ASKED_LOCALLY } from "@/tests/stores/asked-locally";
import { tempStores } from "@/tests/stores/temp-store";
import type { ConsoleStores } from "./console-stores";
import { readDowngrades } from "./read-downgrades";
import { readRequests } from "./read-requests";

const DAY = { from: Date.UTC(2026, 10, 22), to: Date.UTC(2026, 10, 23) };
let stores: ConsoleStores;

/** One Gateway that lived through all scenarios: `tests/requests-of-scenarios.test.ts` counts each. */
beforeAll(async () => {
  const dir = tempStores();
  const writer = openEventWriter(dir);
  for (const { logFile: path } of scenarios()) {
    const place = { gateway: "fra-1", region: "eu", runtime: "npm" } as const;
    const source = { ...place, kind: "openclaw_log", path } as const;
    await ingestFile({ writer, source, from: "whole" });
  }
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

async function read(query: Partial<DowngradesQuery> = {}): Promise<Downgrades> {
  return Downgrades.parse(await readDowngrades(stores, { ...DAY, table: "flows", ...query }));
}

test("totals are those of all scenarios together, and ways of being served add up", async () => {
  const { totals, steps, evidence, interventions } = await read();
  expect(totals).toEqual({
    ...{ requests: 42, primary: 18, downgraded: 21, silent: 0, exhausted: 3, aborted: 0 },
    ...{ unknown: 0, skipped: 4, recovered: 3, coalesced: 0 },
  });
  expect(steps).toEqual([{ step: 1, count: 21 }]);
  expect(evidence).toBe("failures_only");
  expect(interventions.byKind.session_override).toBe(2);
});

test("points, flows and chains are parts of the totals, at any step", async () => {
  for (const stepMs of [undefined, 60_000, 3_600_000]) {
    const { totals, points, flows, chains, interventions } = await read({ stepMs });
    for (const parts of [points, chains]) {
      for (const way of ["requests", "primary", "downgraded", "exhausted", "skipped"] as const) {
        expect(parts.reduce((n, part) => n + part[way], 0)).toBe(totals[way]);
      }
    }
    expect(flows.reduce((n, { count }) => n + count, 0)).toBe(totals.downgraded + totals.silent);
    expect(points.reduce((n, point) => n + point.interventions, 0)).toBe(interventions.total);
  }
});

test("a model filter is one on the model asked for, and leads to the same requests as the list", async () => {
  const { totals, flows } = await read({ provider: ["nova-us"] });
  // s02 and one of s14 by the primary; s03 and both of s04 by a fallback; one of s15 by nobody.
  expect(totals).toMatchObject({ requests: 6, primary: 2, downgraded: 3, exhausted: 1 });
  for (const { from, to, reason, count } of flows) {
    const { requests } = await readRequests(stores, {
      ...DAY,
      ...{ requested: [from], served: [to], reason: [reason], limit: 200 },
    });
    expect(requests).toHaveLength(count);
  }
});

test("what a downgrade costs is said to be unknown where no label says it", async () => {
  const { flows } = await read();
  expect(flows.every(({ cost }) => cost.label === "unlabelled")).toBe(true);
});

test("an episode lasts until the model served again", async () => {
  const hour = { from: Date.UTC(2026, 10, 22, 14, 30), to: Date.UTC(2026, 10, 22, 15, 30) };
  const { episodes } = await read({ ...hour, stepMs: 60_000 });
  const nova = episodes.filter(
    ({ requested }) => requested.provider === "nova-us" && requested.model === "nova-large",
  );
  // Limited at 14:56 (s03, s04), and served again by the probe at 14:58:28 (s14).
  expect(nova).toMatchObject([{ requests: 3, reason: "rate_limit" }]);
  expect(new Date(nova[0]?.startedAt ?? 0).toISOString()).toBe("2026-11-22T14:56:00.000Z");
  expect(new Date(nova[0]?.endedAt ?? 0).toISOString()).toBe("2026-11-22T14:58:00.000Z");
});

test("the tables as CSV hold exactly the rows", async () => {
  const { flows, chains } = await read();
  const lines = async (response: Response) => (await response.text()).trimEnd().split("\n");
  const table = (name: DowngradesQuery["table"]) => downgradesCsv(stores, { ...DAY, table: name });
  expect(await lines(await table("flows"))).toHaveLength(flows.length + 1);
  expect(await lines(await table("chains"))).toHaveLength(chains.length + 1);
  const rows = await lines(await requestsCsv(stores, { ...DAY, limit: 50, result: ["exhausted"] }));
  expect(rows).toHaveLength(1 + 3);
  expect(rows[0]).toContain("startedAt,endedAt,requestId");
});
