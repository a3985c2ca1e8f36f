import { expect, onTestFinished, test } from "vitest";
import { applyRetention } from "@/db/events/maintain/apply-retention";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import { retentionAt } from "@/lib/core/rollup/retention";
import { DAY_MS } from "@/lib/core/time/range";
import { MIDNIGHT } from "@/tests/stores/arbitrary-batch";
import { ASKED_LOCALLY } from "@/tests/stores/asked-locally";
import { steadyBatch } from "@/tests/stores/steady-batch";
import { tempStores } from "@/tests/stores/temp-store";
import type { ConsoleStores } from "./console-stores";
import { readAttempts } from "./read-attempts";
import { readContext } from "./read-context";
import { readRates } from "./read-rates";

const NOW = MIDNIGHT + 3 * DAY_MS;

function storesOf(dir: string, part: Partial<ConsoleStores> = {}): ConsoleStores {
  const events = openEventReader(dir);
  onTestFinished(() => events.close());
  return {
    ...ASKED_LOCALLY,
    mode: "live",
    events,
    gateways: [{ id: "gw-b" }],
    ingestStatus: null,
    now: NOW,
    ...part,
  };
}

test.each([
  ["unknown", null],
  ["running", { lookedAt: NOW - 900, message: null }],
  ["running", { lookedAt: NOW - 900, message: "A log cannot be read." }],
  ["stopped", { lookedAt: NOW - 60_000, message: null }],
  [
    "blocked",
    {
      ...{ lookedAt: NOW - 900, message: "The disk is full." },
      trouble: { code: "disk_full" as const, since: NOW - 5_000, text: "The disk is full." },
    },
  ],
])("the ingester is %s by what it said: %j", async (state, ingestStatus) => {
  const { ingest } = await readContext(storesOf(tempStores(), { ingestStatus }));
  expect(ingest.state).toBe(state);
  expect(ingest.blockedSince).toBe(state === "blocked" ? NOW - 5_000 : null);
});

test("where rows were dropped, lists say since when they are whole and sums which range they count", async () => {
  const dir = tempStores();
  const writer = openEventWriter(dir);
  for (const index of [0, 1, 2]) writer.write(steadyBatch(index));
  writer.close();
  await applyRetention(dir, retentionAt(NOW - DAY_MS, 1));
  const stores = storesOf(dir);
  const rowsSince = MIDNIGHT + DAY_MS;
  expect((await readContext(stores)).rowsSince).toBe(rowsSince);

  const asked = { from: MIDNIGHT + 90 * 60_000, to: MIDNIGHT + 2 * DAY_MS };
  const list = await readAttempts(stores, { ...asked, limit: 1_000 });
  expect(list.rowsSince).toBe(rowsSince);
  expect(list.attempts).toHaveLength(list.total);
  expect(list.total).toBeGreaterThan(0);
  const whole = await readAttempts(stores, { ...asked, from: rowsSince, limit: 1_000 });
  expect(whole).toMatchObject({ rowsSince: null, total: list.total });

  const rates = await readRates(stores, { ...asked, by: ["provider"] });
  expect(rates.range).toEqual({ from: MIDNIGHT + 60 * 60_000, to: asked.to });
  expect(rates.total.attempts).toBeGreaterThan(list.total);
  const counted = rates.series.flatMap(({ points }) => points.map((point) => point.attempts));
  expect(counted.reduce((sum, n) => sum + n, 0)).toBe(rates.total.attempts);
});
