import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkIntegrity } from "@/db/events/maintain/check-integrity";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import { migrateStores } from "@/db/migrate";
import type { Source } from "@/lib/core/store/event-store";
import { recordings } from "@/tests/recordings/recording";
import { allThatIsSaid } from "./all-that-is-said";
import { ingestFile } from "./ingest-file";
import { remarksOn } from "./remarks";

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "signalbox-ingest-"));
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

const CALL =
  '{"0":"x","1":"[model-fetch] response provider=p api=a model=m status=429 elapsedMs=13 dispatcher=new","_meta":{"date":"2026-11-22T10:00:00.000Z","logLevelName":"INFO","name":"x"},"traceId":"t1"}';
const TUPLE =
  '{"time":"2026-11-22T10:00:01Z","requestId":"r1","provider":"p","modelId":"m","status":200,"latencyMs":5}';

describe("exactly once", () => {
  test("cutting a log at any bytes and resuming gives identical tables", async () => {
    const log = Buffer.from(recording("release-2026.7.1-small").log);
    const whole = await stores("whole");
    whole.write("gateway.log", log);
    await whole.ingest("gateway.log");
    const expected = await whole.said();
    expect(whole.faults()).toEqual([]);

    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(log.length), { maxLength: 6 }), async (cuts) => {
        const cut = await stores(`cut-${run++}`);
        let from = 0;
        for (const to of [...cuts.toSorted((a, b) => a - b), log.length]) {
          cut.append("gateway.log", log.subarray(from, to));
          from = to;
          await cut.ingest("gateway.log");
        }
        expect(await cut.said()).toEqual(expected);
        expect(cut.faults()).toEqual([]);
        cut.close();
      }),
      { numRuns: 25 },
    );
    whole.close();
  });

  test.each(["\n", "\r\n"])(
    "a line is the same whether its break %j came with it or later",
    async (end) => {
      const whole = await stores("with-break");
      whole.write("gateway.log", `${CALL}${end}`);
      await whole.ingest("gateway.log");
      const late = await stores("late-break");
      for (const part of [CALL, ...end]) {
        late.append("gateway.log", Buffer.from(part));
        await late.ingest("gateway.log");
      }
      expect(await late.said()).toEqual(await whole.said());
      whole.close();
      late.close();
    },
  );

  test("reading a file again changes nothing and says that it knew everything", async () => {
    const { write, ingest, said, close } = await stores("again");
    write("gateway.log", `${CALL}\nplain\n${TUPLE}\n`);
    await ingest("gateway.log", "whole");
    const before = await said();
    expect(await ingest("gateway.log", "whole")).toMatchObject({
      ...{ lines: 3, records: 2, duplicates: 2, attempts: 0, malformed: 1 },
    });
    expect(await said()).toEqual(before);
    close();
  });

  test("the same lines in other files are the same attempts", async () => {
    const { log, truth } = recording("every-call-c");
    const lines = log.split("\n");
    const { write, ingest, attempts, close } = await stores("split");
    write("all.log", log);
    write("part-2.log", lines.slice(200).join("\n"));
    write("part-1.log", lines.slice(0, 250).join("\r\n"));
    await ingest("part-2.log");
    await ingest("part-1.log");
    expect(await attempts()).toBe(truth.length);
    expect((await ingest("all.log")).attempts).toBe(0);
    expect(await attempts()).toBe(truth.length);
    close();
  });

  test("a file that was replaced by another under its name is read from its beginning", async () => {
    const { write, ingest, attempts, close } = await stores("replaced");
    write("gateway.log", `${CALL}\n`);
    await ingest("gateway.log");
    write("gateway.log", `${TUPLE}\n${CALL.replace("t1", "t2")}\n`);
    await ingest("gateway.log");
    expect(await attempts()).toBe(3);
    close();
  });

  test("a file that was cut to a shorter one is read from its beginning", async () => {
    const { at, write, ingest, append, attempts, close } = await stores("truncated");
    write("gateway.log", `${CALL}\n${TUPLE}\n`);
    await ingest("gateway.log");
    truncateSync(at("gateway.log"), 0);
    append("gateway.log", `${TUPLE.replace("r1", "r2")}\n`);
    await ingest("gateway.log");
    expect(await attempts()).toBe(3);
    close();
  });
});

describe("every kind of file", () => {
  test("a last line without a break is read, and its break later changes nothing", async () => {
    const { write, append, ingest, attempts, close } = await stores("no-break");
    write("gateway.log", CALL);
    expect(await ingest("gateway.log")).toMatchObject({ lines: 1, records: 1 });
    append("gateway.log", "\n");
    await ingest("gateway.log");
    expect(await attempts()).toBe(1);
    close();
  });

  test("a last line that is cut is left until it is whole", async () => {
    const { write, append, ingest, attempts, close } = await stores("half");
    write("gateway.log", CALL.slice(0, 100));
    const first = await ingest("gateway.log");
    expect(first).toMatchObject({ lines: 0, malformed: 0 });
    expect(remarksOn(first).join()).toContain("not finished");
    append("gateway.log", `${CALL.slice(100)}\n`);
    await ingest("gateway.log");
    expect(await attempts()).toBe(1);
    close();
  });

  test("gzip is told by its content, and a cut gzip file gives what it holds", async () => {
    const { write, ingest, close } = await stores("gzip");
    const lines = Array.from({ length: 3_000 }, (_, i) => TUPLE.replace("r1", `r${i}-${i ** 3}`));
    const zipped = gzipSync(`${lines.join("\n")}\n`);
    write("whole.log", zipped);
    write("cut.log", zipped.subarray(0, zipped.length / 2));
    expect(await ingest("cut.log")).toMatchObject({ malformed: 0 });
    const cut = await ingest("cut.log", "whole");
    expect(cut.records).toBeGreaterThan(100);
    expect(remarksOn(cut).join()).toContain("ends too early");
    expect((await ingest("whole.log")).attempts).toBe(3_000 - cut.records);
    close();
  });

  test("an empty file is no error", async () => {
    const { write, ingest, close } = await stores("empty");
    write("gateway.log", "");
    const report = await ingest("gateway.log");
    expect(report).toMatchObject({ lines: 0, bytes: 0 });
    expect(remarksOn(report)).toEqual(["The file is empty."]);
    close();
  });

  test("console output given by mistake is refused line by line, and said", async () => {
    const { write, ingest, close } = await stores("console");
    write("console.txt", "14:51:27 [config] warnings\n14:51:32 [gateway] loading\n◇  Titles ──╮\n");
    const report = await ingest("console.txt");
    expect(report).toMatchObject({ lines: 3, malformed: 3, records: 0 });
    expect(remarksOn(report).join()).toContain("console output");
    close();
  });

  test("a line of many megabytes costs only itself", async () => {
    const { write, ingest, close } = await stores("long");
    write("gateway.log", `${CALL}\n{"0":"${"x".repeat(5_000_000)}"}\n${TUPLE}\n`);
    expect(await ingest("gateway.log")).toMatchObject({ lines: 3, records: 2, malformed: 1 });
    close();
  });

  test("tuples that name their own Gateway and region count there", async () => {
    const { write, ingest, reader, close } = await stores("own-gateway");
    const own = TUPLE.replace("{", '{"gateway":"edge-7","region":"ap-east",').replace("r1", "r9");
    write("tuples.jsonl", `${TUPLE}\n${own}\n`);
    await ingest("tuples.jsonl");
    expect((await reader().values()).gateway).toEqual(expect.arrayContaining(["edge-7", "gw"]));
    close();
  });
});

test("of a thousand hostile inputs every line is counted once, and none is kept in clear", async () => {
  const { write, ingest, said, faults, close } = await stores("hostile");
  const secret = "sk-proj-Abcdefghijklmnop1234567890";
  const bit = fc.oneof(
    fc.json({ maxDepth: 8 }),
    fc.string({ unit: "binary" }),
    fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString("latin1")),
    fc.nat(CALL.length).map((n) => CALL.slice(0, n)),
    fc.constantFrom(
      ...[CALL, TUPLE, `{"a":1,"a":2,"__proto__":{"x":1},"constructor":null}`, "{".repeat(5_000)],
      `{"time":"2026-11-22T10:00:01Z","requestId":"__proto__","provider":"constructor","modelId":"toString","status":500}`,
      `{"time":1e308,"status":200}`,
      `{"time":"2026-11-22T10:00:01Z","status":[200],"provider":{"a":{}}}`,
      `{"0":"my key is ${secret}`,
      `{"time":"2026-11-22T10:00:02Z","provider":"p","status":401,"error":"bad key ${secret}"}`,
    ),
  );
  const inputs = fc.sample(fc.array(bit, { maxLength: 6 }), { numRuns: 1_000, seed: 7 });
  let lines = 0;
  for (const [n, input] of inputs.entries()) {
    const bytes = Buffer.from(`${input.join("\n")}\n`, n % 2 ? "utf8" : "latin1");
    write("hostile.log", bytes);
    const report = await ingest("hostile.log", "whole");
    const { records, irrelevant, unrecognised, malformed } = report;
    expect(records + irrelevant + unrecognised + malformed).toBe(report.lines);
    expect(report.lines).toBe(bytes.filter((byte) => byte === 10).length);
    lines += report.lines;
  }
  expect(lines).toBeGreaterThan(2_000);
  expect(JSON.stringify(await said())).not.toContain(secret);
  expect(faults()).toEqual([]);
  close();
});

function recording(name: string) {
  const found = recordings().find((one) => one.name === name);
  if (!found) throw new Error(`There is no recording ${name}.`);
  return found;
}

/** Stores of their own, and files to read into them. */
async function stores(name: string) {
  const dataDir = join(dir, name);
  migrateStores(dataDir);
  const writer = openEventWriter(dataDir);
  const reader = openEventReader(dataDir);
  const at = (file: string) => join(dataDir, file);
  const source = (file: string): Source => ({
    ...{ gateway: "gw", region: "eu", runtime: "npm", kind: "openclaw_log", path: at(file) },
  });
  return {
    at,
    write: (file: string, bytes: string | Buffer) => writeFileSync(at(file), bytes),
    append: (file: string, bytes: string | Buffer) => appendFileSync(at(file), bytes),
    ingest: (file: string, from: "whole" | "resume" = "resume") =>
      ingestFile({ writer, source: source(file), from, batchLines: 40 }),
    reader: () => reader,
    attempts: async () => (await reader.extent()).attempts,
    /** What the tables say, without the folder's name in it. */
    said: async () =>
      JSON.parse(JSON.stringify(await allThatIsSaid(reader)).replaceAll(dataDir, "")),
    faults: () => checkIntegrity(dataDir),
    close: () => {
      writer.close();
      reader.close();
    },
  };
}
