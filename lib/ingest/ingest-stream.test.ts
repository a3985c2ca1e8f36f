import { expect, test } from "vitest";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import { recordings } from "@/tests/recordings/recording";
import { tempStores } from "@/tests/stores/temp-store";
import { ingestStream } from "./ingest-stream";

const SOURCE = { gateway: "gw", region: "eu", runtime: "npm", path: "standard input" } as const;
const never = new AbortController().signal;

test("what openclaw logs prints gives the attempts of the file, and a second time nothing more", async () => {
  const { log, truth } = recordings().find(({ name }) => name === "every-call-c") ?? fail();
  const wrapped = log
    .trimEnd()
    .split("\n")
    .map((raw) => `${JSON.stringify({ type: "log", level: "info", message: "…", raw })}\n`);
  const bytes = Buffer.from(`{"type":"meta","file":"/gateway.log"}\n${wrapped.join("")}`);
  const dir = tempStores();
  const writer = openEventWriter(dir);
  const source = SOURCE;
  const first = await ingestStream({ writer, source, chunks: cut(bytes, 1_000), signal: never });
  expect(first).toMatchObject({ lines: wrapped.length, attempts: truth.length, malformed: 0 });
  const again = await ingestStream({ writer, source, chunks: cut(bytes, 77), signal: never });
  expect(again).toMatchObject({ attempts: 0, duplicates: first.records });
  writer.close();
  const reader = openEventReader(dir);
  expect(await reader.sources()).toMatchObject([
    { gateway: "gw", path: "standard input", kind: "openclaw_log", files: 0 },
  ]);
  reader.close();
});

test("a line is stored while the stream is still open, and stopping keeps what came", async () => {
  const dir = tempStores();
  const writer = openEventWriter(dir);
  const reader = openEventReader(dir);
  const stopped = new AbortController();
  let seen = 0;
  async function* slowly() {
    yield Buffer.from('{"time":"2026-11-22T10:00:00Z","requestId":"r1","status":200}\n{"time":"20');
    while ((await reader.extent()).attempts === 0) await new Promise(setImmediate);
    seen = (await reader.extent()).attempts;
    stopped.abort();
    await new Promise(() => {});
  }
  const reading = ingestStream({
    writer,
    source: SOURCE,
    chunks: slowly(),
    signal: stopped.signal,
  });
  expect(await reading).toMatchObject({ lines: 1, attempts: 1, kind: "tuples" });
  expect(seen).toBe(1);
  writer.close();
  reader.close();
});

async function* cut(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function fail(): never {
  throw new Error("The recording is gone.");
}
