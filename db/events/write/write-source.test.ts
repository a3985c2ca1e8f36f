import { expect, test } from "vitest";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import { openStore } from "@/db/open-store";
import { redact } from "@/lib/core/log/redact";
import type { Checkpoint, IngestBatch } from "@/lib/core/store/event-store";
import { HOUR_MS } from "@/lib/core/time/range";
import { batch, LOG, MIDNIGHT, TUPLES } from "@/tests/stores/arbitrary-batch";
import { dumpStore } from "@/tests/stores/dump-store";
import { tempStores } from "@/tests/stores/temp-store";
import { SAMPLES_KEPT } from "./write-rejected";

const counts = { bytes: 100, lines: 10, irrelevant: 7, unrecognised: 2, malformed: 1 };
const activity = [{ bucket: MIDNIGHT, lines: 10, everyCallMarks: 0 }];

function checkpointAt(offset: number): Checkpoint {
  return {
    ...{ offset, tailBytes: 20, tailHash: `tail ${offset}`, seenBytes: 1_000, lines: offset / 10 },
    release: { oldest: "2026.8", newest: "2026.9" },
    gone: false,
  };
}

function counted(from: number, source = LOG): IngestBatch {
  return batch({
    source,
    counts,
    activity,
    checkpoint: checkpointAt(from + 100),
    countedFrom: from,
  });
}

function linesAfter(...batches: IngestBatch[]) {
  const dir = tempStores();
  const writer = openEventWriter(dir);
  for (const one of batches) writer.write(one);
  const checkpoint = writer.checkpoint(LOG);
  writer.close();
  const [source] = dumpStore(dir).sources ?? [];
  return { dir, checkpoint, lines: (JSON.parse(source ?? "[]") as number[])[6] };
}

test("lines are counted from where the file was read to, and only once", () => {
  expect(linesAfter(counted(0), counted(100)).lines).toBe(20);
  expect(linesAfter(counted(0), counted(0)).lines).toBe(10);
  expect(linesAfter(counted(0), counted(100), counted(0)).checkpoint).toEqual(checkpointAt(200));
});

test("another process that moved the checkpoint has counted those lines already", () => {
  const { lines, checkpoint } = linesAfter(counted(0), counted(100), counted(100));
  expect({ lines, offset: checkpoint?.offset }).toEqual({ lines: 20, offset: 200 });
});

test("two files that had the same name one after the other are counted apart", () => {
  const first = { ...LOG, file: "first" };
  const second = { ...LOG, file: "second" };
  const dir = tempStores();
  const writer = openEventWriter(dir);
  writer.write(counted(0, first));
  writer.write(counted(0, second));
  writer.write(counted(100, { ...first, path: "/var/log/openclaw.1.log", pattern: LOG.path }));
  expect(writer.checkpoint(first)).toEqual(checkpointAt(200));
  expect(writer.checkpoint(second)).toEqual(checkpointAt(100));
  expect(writer.filesOf(LOG.gateway).map(({ source }) => source)).toEqual([
    { ...first, path: "/var/log/openclaw.1.log", pattern: LOG.path },
    { ...second, pattern: LOG.path },
  ]);
  writer.close();
});

test("a damaged read position is not believed, and its file is counted anew, not twice", () => {
  const damages = ["offset = offset * 7", "tail_hash = 'x'", "offset = -5", "lines = 'many'"];
  for (const damage of damages) {
    const dir = tempStores();
    const writer = openEventWriter(dir);
    writer.write(counted(0));
    writer.write(counted(100));
    const db = openStore(dir, "events", "write");
    db.exec(`update checkpoints set ${damage}`);
    db.close();
    expect(writer.checkpoint(LOG)).toBe(null);
    expect(writer.filesOf(LOG.gateway)).toEqual([]);
    writer.write(counted(0));
    expect(writer.checkpoint(LOG)).toEqual(checkpointAt(100));
    writer.close();
    const [source] = dumpStore(dir).sources ?? [];
    expect((JSON.parse(source ?? "[]") as number[])[6]).toBe(10);
  }
});

test("a source is the sum over its files, of which those that are gone are no longer counted", async () => {
  const dir = tempStores();
  const writer = openEventWriter(dir);
  for (const file of ["one", "two", "three"]) {
    writer.write(counted(0, { ...LOG, file, path: `/var/log/${file}`, pattern: "/var/log/*" }));
  }
  const gone = batch({
    source: { ...LOG, file: "one", path: "/var/log/one", pattern: "/var/log/*" },
    countedFrom: 100,
    checkpoint: { ...checkpointAt(100), gone: true },
  });
  writer.write(gone);
  expect(writer.filesOf(LOG.gateway).map(({ source }) => source.file)).toEqual(["two", "three"]);
  writer.close();
  const reader = openEventReader(dir);
  expect(await reader.sources()).toMatchObject([
    { gateway: LOG.gateway, path: "/var/log/*", files: 2, lines: 30, bytes: 300 },
  ]);
  reader.close();
});

test("a Gateway that moved keeps its checkpoint and its earlier counts", () => {
  const moved = { ...LOG, region: "us-east" };
  const { dir, checkpoint } = linesAfter(counted(0), { ...counted(100), source: moved });
  expect(checkpoint).toEqual(checkpointAt(200));
  expect(dumpStore(dir).sources?.map((row) => (JSON.parse(row) as unknown[])[1])).toEqual([
    "eu-central",
    "us-east",
  ]);
});

test("of lines that were not understood the newest are kept, whatever order they came in", async () => {
  const rejected = Array.from({ length: SAMPLES_KEPT + 30 }, (_, index) => ({
    ...{ lineId: 1_000 + index, offset: index, bytes: 10 },
    value: {
      verdict: "malformed" as const,
      reason: "not_json",
      at: index % 2 === 0 ? null : MIDNIGHT + index,
      sample: redact(`sample ${index}`),
    },
  }));
  const orders = [rejected, rejected.toReversed()];
  const dirs = orders.map((order) => {
    const dir = tempStores();
    const writer = openEventWriter(dir);
    writer.write(batch({ source: LOG, rejected: order.slice(0, 40) }));
    writer.write(batch({ source: LOG, rejected: order.slice(30) }));
    writer.close();
    return dir;
  });
  const [a, b] = dirs as [string, string];
  expect(dumpStore(a)).toEqual(dumpStore(b));
  const reader = openEventReader(a);
  const version = reader.version();
  const newest = await reader.rejected({ gateway: LOG.gateway, limit: 2 });
  expect(newest.map(({ offset }) => offset)).toEqual([SAMPLES_KEPT + 29, SAMPLES_KEPT + 27]);
  expect(await reader.rejected({ gateway: "no such gateway", limit: 2 })).toEqual([]);
  const writer = openEventWriter(a);
  writer.write(batch({ source: LOG, rejected }));
  writer.close();
  expect(reader.version()).toBe(version);
  reader.close();
});

test("a silent place, one with lines and one that marks every call are told apart", async () => {
  const dir = tempStores();
  const writer = openEventWriter(dir);
  writer.write(counted(0));
  writer.write({
    ...counted(0),
    source: { ...LOG, gateway: "gw-every" },
    activity: [{ ...activity[0], bucket: MIDNIGHT, lines: 2, everyCallMarks: 1 }],
  });
  writer.write({
    ...counted(0),
    source: { ...LOG, gateway: "gw-later" },
    activity: [{ bucket: MIDNIGHT + HOUR_MS, lines: 1, everyCallMarks: 1 }],
  });
  writer.close();
  const reader = openEventReader(dir);
  const levels = await reader.evidenceLevels({ from: MIDNIGHT + 1, to: MIDNIGHT + 2 });
  expect(levels.map(({ gateway, level }) => [gateway, level])).toEqual([
    ["gw-a", "failures_only"],
    ["gw-every", "every_call"],
    ["gw-later", "none"],
  ]);
  reader.close();
});

test("a tuple that names its own region proves that this region was heard", async () => {
  const dir = tempStores();
  const writer = openEventWriter(dir);
  const value = {
    ...{
      at: MIDNIGHT,
      requestId: null,
      traceId: null,
      sessionId: null,
      provider: null,
      model: null,
      keyId: null,
    },
    ...{
      status: 200,
      outcome: "ok" as const,
      gatewayReason: null,
      latencyMs: 5,
      ttfbMs: null,
      routeVersion: null,
    },
    ...{
      errorPreview: null,
      errorCode: null,
      origin: "tuple" as const,
      region: "mars",
      runtime: null,
    },
  };
  const attempts = [{ lineId: 7, offset: 0, bytes: 9, value }];
  writer.write(batch({ source: TUPLES, attempts }));
  writer.write(batch({ source: TUPLES, attempts }));
  writer.close();
  const reader = openEventReader(dir);
  expect(await reader.evidenceLevels({ from: MIDNIGHT, to: MIDNIGHT + 1 })).toEqual([
    { gateway: TUPLES.gateway, region: null, runtime: null, level: "none" },
    { gateway: TUPLES.gateway, region: "mars", runtime: null, level: "every_call" },
  ]);
  expect(dumpStore(dir).activity).toEqual([
    JSON.stringify([TUPLES.gateway, "mars", null, MIDNIGHT, 1, 1]),
  ]);
  reader.close();
});

test("labels of keys are replaced, and the same labels again change nothing", async () => {
  const dir = tempStores();
  const writer = openEventWriter(dir);
  const reader = openEventReader(dir);
  writer.setKeyLabels(
    new Map([
      ["sha256:1", "team-a"],
      ["__proto__", "odd"],
    ]),
  );
  writer.setKeyLabels(new Map([["sha256:1", "team-b"]]));
  const version = reader.version();
  writer.setKeyLabels(new Map([["sha256:1", "team-b"]]));
  expect(await reader.keyLabels()).toEqual(
    new Map([
      ["sha256:1", "team-b"],
      ["__proto__", "odd"],
    ]),
  );
  expect(reader.version()).toBe(version);
  writer.close();
  reader.close();
});
