import { appendFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import { AVAILABILITY_FAILURES, ratioOf } from "@/lib/charts/measure";
import type { Attempt } from "@/lib/core/attempt/attempt";
import {
  ACTIVITY_BUCKET_MS,
  type EventWriter,
  type IngestBatch,
  type Source,
} from "@/lib/core/store/event-store";
import { HOUR_MS, MINUTE_MS } from "@/lib/core/time/range";
import { ingestFile } from "@/lib/ingest/ingest-file";
import type { ConsoleStores } from "@/lib/services/console-stores";
import { readHeatmap } from "@/lib/services/read-heatmap";
import { readNow } from "@/lib/services/read-now";
import { readQuality } from "@/lib/services/read-quality";
import { readRates } from "@/lib/services/read-rates";
import { ASKED_LOCALLY } from "@/tests/stores/asked-locally";
import { batch, LOG, MIDNIGHT, TUPLES } from "./stores/arbitrary-batch";
import { PLAIN_ATTEMPT } from "./stores/plain-attempt";
import { tempStores } from "./stores/temp-store";

const RANGE = { from: MIDNIGHT, to: MIDNIGHT + 6 * HOUR_MS };

const opened: { close(): void }[] = [];
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
});

async function storesOf(
  write: (writer: EventWriter, dir: string) => void | Promise<void>,
): Promise<ConsoleStores> {
  const dir = tempStores();
  const writer = openEventWriter(dir);
  await write(writer, dir);
  writer.close();
  const events = openEventReader(dir);
  opened.push(events);
  return {
    ...ASKED_LOCALLY,
    mode: "live",
    events,
    gateways: [],
    ingestStatus: null,
    now: RANGE.to,
  };
}

let lastLine = 0;
function attempts(count: number, part: Partial<Attempt>): IngestBatch["attempts"] {
  return Array.from({ length: count }, (_, index) => {
    const at = (part.at ?? MIDNIGHT + HOUR_MS) + index;
    return { lineId: ++lastLine, offset: 0, bytes: 1, value: { ...PLAIN_ATTEMPT, ...part, at } };
  });
}

const place: Source = { ...TUPLES, gateway: "fra-1", region: "eu", runtime: "npm" };

describe("a key that only failures name", () => {
  const stores = () =>
    storesOf((writer) => {
      writer.write(
        batch({
          source: place,
          attempts: [
            ...attempts(80, {}),
            ...attempts(20, { outcome: "rate_limited", status: 429, keyId: "team-a" }),
          ],
        }),
      );
    });

  test("has no failure ratio beside the rest, and no line in the rates; other breakdowns keep theirs", async () => {
    const events = await stores();
    const byKey = await readHeatmap(events, { ...RANGE, rows: "key", columns: "provider" });
    for (const tally of [...byKey.cells, ...byKey.rowTotals]) {
      expect(ratioOf(tally, AVAILABILITY_FAILURES)).toMatchObject({
        value: null,
        gate: { field: "key", known: 0.2 },
      });
    }
    for (const tally of [...byKey.columnTotals, byKey.total]) {
      expect(ratioOf(tally, AVAILABILITY_FAILURES).value).toBe(0.2);
    }
    const rates = await readRates(events, { ...RANGE, by: ["key"] });
    for (const { totals, points } of rates.series) {
      for (const tally of [totals, ...points]) expect(tally.withheldBy?.field).toBe("key");
    }
    expect(rates.total.withheldBy).toBeUndefined();
    const byRegion = await readHeatmap(events, { ...RANGE, rows: "region", columns: "provider" });
    expect(byRegion.cells.every(({ withheldBy }) => withheldBy === undefined)).toBe(true);
  });

  test("has none either when the screen is filtered by it", async () => {
    const events = await stores();
    const query = { ...RANGE, key: ["team-a"] };
    const now = await readNow(events, { ...query, rows: "region", columns: "provider" });
    for (const tally of [now.heatmap.total, ...now.heatmap.cells, ...now.points]) {
      expect(ratioOf(tally, AVAILABILITY_FAILURES).value).toBeNull();
    }
    expect(now.findings[0]).toMatchObject({ count: 20, of: null, withheldBy: { field: "key" } });
    const unfiltered = await readNow(events, { ...RANGE, rows: "region", columns: "provider" });
    expect(unfiltered.findings[0]).toMatchObject({ count: 20, of: 100 });
    expect(unfiltered.findings[0]?.withheldBy).toBeUndefined();
  });
});

test("one Gateway's unknown outcomes take its ratios away and nobody else's", async () => {
  const stores = await storesOf((writer) => {
    const other = { ...place, gateway: "iad-1", region: "us" };
    const unknown = { outcome: "unknown", status: null } as const;
    writer.write(batch({ source: place, attempts: [...attempts(5, {}), ...attempts(5, unknown)] }));
    writer.write(batch({ source: other, attempts: attempts(90, {}) }));
  });
  const heatmap = await readHeatmap(stores, { ...RANGE, rows: "gateway", columns: "provider" });
  const ratios = Object.fromEntries(
    heatmap.cells.map((cell) => [cell.row, ratioOf(cell, AVAILABILITY_FAILURES).value]),
  );
  expect(ratios).toEqual({ "fra-1": null, "iad-1": 0 });
  expect(ratioOf(heatmap.total, AVAILABILITY_FAILURES).value).toBe(0);
});

test("a Gateway without a region keeps its ratios as long as no other has one", async () => {
  const stores = await storesOf((writer) => {
    writer.write(batch({ source: { ...place, region: null }, attempts: attempts(10, {}) }));
  });
  const { cells } = await readHeatmap(stores, { ...RANGE, rows: "region", columns: "provider" });
  expect(cells.map((cell) => ratioOf(cell, AVAILABILITY_FAILURES).value)).toEqual([0]);
});

describe("data quality", () => {
  const bucket = (index: number, everyCallMarks: number) => ({
    bucket: MIDNIGHT + index * ACTIVITY_BUCKET_MS,
    lines: 9,
    everyCallMarks,
  });

  test("a Gateway that stopped writing every call is caught by attempts that lack their start", async () => {
    const write = (writer: EventWriter, origin: Attempt["origin"]) =>
      writer.write(
        batch({
          source: LOG,
          countedFrom: 0,
          activity: [bucket(0, 4), bucket(1, 4), bucket(2, 0), bucket(3, 0)],
          attempts: attempts(3, { at: bucket(3, 0).bucket, origin, outcome: "timeout" }),
        }),
      );
    const stopped = await readQuality(
      await storesOf((writer) => void write(writer, "answer")),
      RANGE,
    );
    expect(stopped.gateways[0]?.failuresOnlySince).toBe(bucket(2, 0).bucket);
    const quiet = await readQuality(await storesOf((writer) => void write(writer, "call")), RANGE);
    expect(quiet.gateways[0]?.failuresOnlySince).toBeNull();
  });

  test("silence is shown only where it touches the range, and the ingester's own is not the Gateway's", async () => {
    const stores = await storesOf((writer) => {
      const activity = [0, 1, 9, 10, 11, 12].map((index) => bucket(index, 1));
      writer.write(batch({ source: LOG, countedFrom: 0, activity }));
    });
    const gap = { from: bucket(2, 0).bucket, to: bucket(9, 0).bucket };
    const gapsIn = async (range: typeof RANGE, lookedAt: number) => {
      const ingestStatus = { lookedAt, message: null };
      const { gateways } = await readQuality({ ...stores, ingestStatus }, range);
      return gateways[0]?.gaps;
    };
    const end = bucket(13, 0).bucket;
    expect(await gapsIn(RANGE, end)).toEqual([gap]);
    expect(await gapsIn(RANGE, RANGE.to)).toEqual([gap, { from: end, to: null }]);
    expect(await gapsIn({ from: bucket(9, 0).bucket, to: end }, end)).toEqual([]);
  });

  test("it says what of a file is not read yet, and that a line is later than its file was written", async () => {
    const at = (minute: number) => new Date(MIDNIGHT + minute * MINUTE_MS);
    const line = `${JSON.stringify({ time: at(60), provider: "p", modelId: "m", status: 200 })}\n`;
    let path = "";
    const stores = await storesOf(async (writer, dir) => {
      path = join(dir, "tuples.jsonl");
      writeFileSync(path, line);
      await ingestFile({ writer, source: { ...place, path }, from: "whole" });
    });
    appendFileSync(path, "not read");
    utimesSync(path, at(60), at(60));
    const read = async () => (await readQuality(stores, RANGE)).gateways[0]?.sources[0];
    expect(await read()).toMatchObject({
      source: path,
      lines: 1,
      unreadBytes: "not read".length,
      writtenAt: at(60).getTime(),
      aheadMs: null,
      lagMs: 5 * HOUR_MS,
    });
    utimesSync(path, at(50), at(50));
    expect(await read()).toMatchObject({ aheadMs: 10 * MINUTE_MS });
  });

  test("an event from the future is no lag, but a clock that is wrong", async () => {
    const stores = await storesOf((writer) => {
      writer.write(batch({ source: place, attempts: attempts(1, { at: RANGE.to + HOUR_MS }) }));
    });
    const { gateways } = await readQuality(stores, RANGE);
    expect(gateways[0]?.sources[0]).toMatchObject({ lagMs: 0, aheadMs: HOUR_MS });
    expect(gateways[0]?.advice.map(({ code }) => code)).toContain("from_future");
  });

  test("a filter narrows Gateways, losses and samples down alike", async () => {
    const stores = await storesOf((writer) => {
      for (const gateway of ["gw-a", "gw-b"]) {
        const at = MIDNIGHT + HOUR_MS;
        writer.write(
          batch({
            source: { ...LOG, gateway },
            attempts: attempts(1, {}),
            losses: [
              {
                lineId: ++lastLine,
                offset: 0,
                bytes: 1,
                value: { what: "coalesced", at, count: 2 },
              },
              {
                lineId: ++lastLine,
                offset: 1,
                bytes: 1,
                value: { what: "coalesced", at, count: 3 },
              },
            ],
          }),
        );
      }
    });
    const { gateways, losses } = await readQuality(stores, { ...RANGE, gateway: ["gw-b"] });
    expect(gateways.map(({ gateway }) => gateway)).toEqual(["gw-b"]);
    expect(losses).toMatchObject([{ gateway: "gw-b", what: "coalesced", count: 5, times: 2 }]);
  });

  test("coverage over time adds up to that of the range", async () => {
    const stores = await storesOf((writer) => {
      writer.write(
        batch({
          source: place,
          attempts: [
            ...attempts(30, { at: MIDNIGHT + 10 * MINUTE_MS, keyId: "k" }),
            ...attempts(10, { at: MIDNIGHT + 4 * HOUR_MS }),
          ],
        }),
      );
    });
    const { gateways } = await readQuality(stores, RANGE);
    const [one] = gateways;
    const known = one?.coverageSteps.reduce((sum, { covered }) => sum + covered.key, 0);
    expect([one?.attempts, known, one?.coverage.key]).toEqual([40, 30, 0.75]);
  });
});
