import { cpSync, rmSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openEventWriter } from "@/db/events/open-event-writer";
import { readySample } from "@/db/sample-stores";
import { DAY_MS } from "@/lib/core/time/range";
import { pushSegments } from "@/lib/files/push-segments";
import { handleIngest } from "@/lib/http/handle-ingest";
import { openPushStores } from "@/lib/launch/push-stores";
import { readRawLine } from "@/lib/services/read-raw-line";
import { makeToken, pushScene, storedAttempts } from "@/tests/push/push-scene";
import { tempDir } from "@/tests/stores/temp-store";
import { PushedLogs } from "./pushed-logs";
import { runIngester } from "./run-ingester";

function line(n: number): string {
  const time = new Date(Date.UTC(2026, 10, 22) + n).toISOString();
  return `{"time":"${time}","requestId":"r-${n}","provider":"p","status":200}\n`;
}

async function scene() {
  const push = pushScene({ segmentBytes: 900 });
  const token = push.token();
  const post = (body: string) =>
    handleIngest(() => push.stores)(
      new Request("http://127.0.0.1/", {
        method: "POST",
        headers: { authorization: `Bearer ${token}` },
        body,
      }),
    );
  const writer = openEventWriter(push.dataDir);
  let now = Date.now();
  const { dataDir, stores } = push;
  const { control } = stores;
  const logs = new PushedLogs({ dataDir, control, writer, now: () => now, retentionDays: 30 });
  const segments = () => pushSegments(dataDir, "fra-1").map(({ path }) => path);
  return { push, post, logs, segments, later: (ms: number) => (now += ms) };
}

test("each look reads what was pushed since the last, and says where to watch for more", async () => {
  const { push, post, logs } = await scene();
  expect(await logs.look()).toEqual([]);
  await post(line(1));
  expect(await logs.look()).toEqual([]);
  await post(line(2) + line(3));
  await logs.look();
  expect(await push.attempts()).toHaveLength(3);
  expect(logs.patterns.join()).toContain("push-*.ndjson");
  await push.close();
});

test("a segment is forgotten a month after its last line, but never the newest, which may be open", async () => {
  const { push, post, logs, segments, later } = await scene();
  for (let n = 0; n < 4; n++) await post(line(n));
  const before = segments();
  expect(before.length).toBeGreaterThan(1);
  await logs.look();
  later(30 * DAY_MS);
  await logs.look();
  expect(segments()).toEqual(before);
  later(2 * DAY_MS);
  await logs.look();
  expect(segments()).toEqual(before.slice(-1));
  await post(line(9));
  await logs.look();
  expect(await push.attempts()).toHaveLength(5);
  await push.close();
});

test("an old segment that nobody has read yet is read before it is forgotten", async () => {
  const { push, post, logs, segments } = await scene();
  for (let n = 0; n < 4; n++) await post(line(n));
  for (const path of segments()) utimesSync(path, new Date(0), new Date(0));
  await logs.look();
  expect(segments()).toHaveLength(1);
  expect(await push.attempts()).toHaveLength(4);
  await push.close();
});

test("what was pushed is known and shown also after the data folder was moved", async () => {
  const { push, post, logs } = await scene();
  await post(line(1));
  await logs.look();
  const moved = join(tempDir(), "data");
  cpSync(push.dataDir, moved, { recursive: true });
  await push.close();
  rmSync(push.dataDir, { recursive: true });

  const stores = openPushStores(moved);
  const writer = openEventWriter(moved);
  const { control } = stores;
  const options = { dataDir: moved, control, writer, now: Date.now, retentionDays: 30 };
  await new PushedLogs(options).look();
  const [attempt] = await storedAttempts(moved);
  const found = await stores.events.attempt(attempt?.id ?? "");
  const [evidence] = found?.lines ?? [];
  if (evidence === undefined) throw new Error("The attempt has no line.");
  expect((await readRawLine(evidence, "fra-1")).raw).toContain("r-1");

  const token = makeToken(moved, "fra-1", "ingest");
  const response = await handleIngest(() => stores)(
    new Request("http://127.0.0.1/", {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: line(1),
    }),
  );
  expect(await response.json()).toMatchObject({ accepted: 0, duplicates: 1 });
});

test("a running ingester reads what is pushed as it comes, and needs no other source for it", async () => {
  const { push, post } = await scene();
  const stopped = new AbortController();
  const { dataDir } = push;
  const options = { dataDir, tell: () => {}, now: Date.now, places: null };
  const running = runIngester({ ...options, signal: stopped.signal });
  await post(line(1));
  await expect.poll(async () => (await push.attempts()).length, { timeout: 60_000 }).toBe(1);
  await post(line(2));
  await expect.poll(async () => (await push.attempts()).length, { timeout: 60_000 }).toBe(2);
  expect(readySample(dataDir)).toBeNull();
  stopped.abort();
  await running;
  await push.close();
});
