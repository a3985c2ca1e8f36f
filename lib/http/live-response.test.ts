import { afterEach, expect, test, vi } from "vitest";
import { GET } from "@/app/api/v1/live/route";
import { createToken } from "@/db/control/create-token";
import { revokeToken } from "@/db/control/revoke-token";
import { upsertGateway } from "@/db/control/upsert-gateway";
import { openEventWriter } from "@/db/events/open-event-writer";
import { openControl } from "@/db/open-control";
import { BEAT_EVERY_MS, LiveAttempts, LivePulse } from "@/lib/contracts/live";
import type { Attempt } from "@/lib/core/attempt/attempt";
import type { EventWriter, Source } from "@/lib/core/store/event-store";
import { DAY_MS, MINUTE_MS } from "@/lib/core/time/range";
import { EventStream } from "@/tests/live/event-stream";
import { serve } from "@/tests/live/serve";
import { batch } from "@/tests/stores/arbitrary-batch";
import { PLAIN_ATTEMPT } from "@/tests/stores/plain-attempt";
import { tempStores } from "@/tests/stores/temp-store";

const SOURCE: Source = {
  gateway: "gw-a",
  region: "eu",
  runtime: "docker",
  kind: "tuples",
  path: "/var/log/tuples.jsonl",
};
const NOW = Date.now();
const SIGNALS_AT_START = process.listenerCount("SIGTERM");

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  // The server listens to signals for as long as anybody listens to it: the next test starts without.
  while (process.listenerCount("SIGTERM") > SIGNALS_AT_START) await new Promise(setImmediate);
  delete (globalThis as { signalboxStores?: unknown }).signalboxStores;
  delete (globalThis as { signalboxInstallation?: unknown }).signalboxInstallation;
  vi.unstubAllEnvs();
});

async function open() {
  const dataDir = tempStores();
  vi.stubEnv("SIGNALBOX_DATA", dataDir);
  const control = openControl(dataDir);
  upsertGateway(control, { id: "gw-a", region: null, runtime: null }, NOW);
  const viewer = {
    name: "t",
    role: "viewer",
    gateway: null,
    expiresAt: null,
    createdBy: null,
  } as const;
  const { id, secret } = control.transaction((tx) => createToken(tx, viewer, NOW));
  cleanUps.push(() => control.$client.close());
  const writer = openEventWriter(dataDir);
  const server = await serve(GET);
  cleanUps.push(() => writer.close(), server.close);
  const authorization = `Bearer ${secret}`;
  const listen = async (search = "", more: Record<string, string> = {}) => {
    const headers = { authorization, ...more };
    const stream = new EventStream(
      await fetch(`${server.url}/api/v1/live${search}`, { headers, keepalive: false }),
    );
    cleanUps.push(() => stream.close().catch(() => {}));
    return stream;
  };
  return {
    ...{ writer, listen },
    head: () => fetch(`${server.url}/api/v1/live`, { method: "HEAD", headers: { authorization } }),
    revoke: () => revokeToken(control, id, Date.now()),
  };
}

let lastLine = 0;
function write(writer: EventWriter, ...attempts: Partial<Attempt>[]) {
  const tuples = attempts.map((part) => ({
    lineId: ++lastLine,
    offset: 0,
    bytes: 1,
    value: { ...OK, ...part },
  }));
  writer.write(batch({ source: SOURCE, attempts: tuples }));
}

const OK: Attempt = { ...PLAIN_ATTEMPT, at: NOW };

async function pulse(stream: EventStream) {
  return LivePulse.parse((await stream.next("pulse"))?.data);
}

async function news(stream: EventStream) {
  const event = await stream.next("attempts");
  return { id: event?.id ?? null, ...LiveAttempts.parse(event?.data) };
}

const providers = ({ attempts }: LiveAttempts) => attempts.map(({ provider }) => provider);

test("a listener hears at once how things stand, and again when something is written", async () => {
  const { writer, listen } = await open();
  write(writer, {});
  const stream = await listen();
  expect(stream.response.headers.get("content-type")).toMatch("text/event-stream");
  expect(stream.response.headers.get("cache-control")).toContain("no-transform");
  const first = await pulse(stream);
  expect(first).toMatchObject({ mode: "live", lastAt: NOW });
  write(writer, { at: NOW + 1 }, { at: NOW - DAY_MS });
  const second = await pulse(stream);
  expect(second.lastAt).toBe(NOW + 1);
  expect(second.arrived - first.arrived).toBe(2);
  expect(second.version).not.toBe(first.version);
});

test("attempts come as they are written, late ones too, after the newest of those before", async () => {
  const { writer, listen } = await open();
  write(writer, { provider: "before" });
  const stream = await listen("?attempts=1");
  const start = await news(stream);
  expect([start.fresh, providers(start)]).toEqual([true, ["before"]]);
  write(writer, { provider: "new", at: NOW + 1 });
  const next = await news(stream);
  expect([next.fresh, providers(next), next.leftOut]).toEqual([false, ["new"], 0]);
  write(writer, { provider: "late", at: NOW - 3 * DAY_MS });
  expect(providers(await news(stream))).toEqual(["late"]);
});

test("only attempts that the filters admit are sent", async () => {
  const { writer, listen } = await open();
  write(writer, {}, { provider: "openai", outcome: "timeout" });
  const stream = await listen("?attempts=1&not_outcome=ok&provider=openai");
  expect(providers(await news(stream))).toEqual(["openai"]);
  write(writer, { at: NOW + 1 }, { at: NOW + 2, outcome: "timeout" });
  write(writer, { at: NOW + 3, provider: "openai", outcome: "billing" });
  const next = await news(stream);
  expect(next.attempts.map(({ outcome }) => outcome)).toEqual(["billing"]);
});

test("who comes back with the last id gets what was missed, by header or by parameter", async () => {
  const { writer, listen } = await open();
  write(writer, { provider: "before" });
  const first = await listen("?attempts=1");
  const { id } = await news(first);
  await first.close();
  write(writer, { provider: "missed", at: NOW - MINUTE_MS });
  for (const stream of [
    await listen("?attempts=1", { "last-event-id": id ?? "" }),
    await listen(`?attempts=1&after=${id}`),
  ]) {
    const missed = await news(stream);
    expect([missed.fresh, providers(missed)]).toEqual([false, ["missed"]]);
  }
  for (const id of ["live-999999", "sample-1", "nonsense"]) {
    expect((await news(await listen(`?attempts=1&after=${id}`))).fresh).toBe(true);
  }
});

test("of very many at once some are sent, the others are counted, and nothing is told twice", async () => {
  const { writer, listen } = await open();
  write(writer, {});
  const stream = await listen("?attempts=1");
  await news(stream);
  write(writer, ...Array.from({ length: 3_000 }, (_, index) => ({ at: NOW + index + 1 })));
  const many = await news(stream);
  expect(many.attempts.length).toBeLessThan(3_000);
  expect(many.attempts[0]?.at).toBe(NOW + 3_000);
  expect(many.attempts.length + many.leftOut).toBe(3_000);
  write(writer, { provider: "after" });
  const after = await news(stream);
  expect([providers(after), after.leftOut]).toEqual([["after"], 0]);
});

test("beyond the most listeners one is refused, and has a place once another has gone", async () => {
  const { writer, listen } = await open();
  write(writer, {});
  const streams: EventStream[] = [];
  let refused: EventStream | null = null;
  while (refused === null && streams.length < 1_000) {
    const stream = await listen();
    if (stream.response.ok) streams.push(stream);
    else refused = stream;
  }
  expect(refused?.response.status).toBe(503);
  expect(streams.length).toBeGreaterThan(10);
  await streams[0]?.close();
  await vi.waitFor(async () => expect((await listen()).response.status).toBe(200), {
    timeout: 60_000,
  });
});

test("a filter with a typing error and somebody who is not signed in are refused", async () => {
  const { writer, listen } = await open();
  write(writer, {});
  const { response } = await listen("?attempts=1&provder=x");
  expect(response.status).toBe(400);
  const stranger = await GET(
    new Request("http://localhost/api/v1/live", { headers: { host: "localhost" } }),
  );
  expect(stranger.status).toBe(401);
});

test("before there is anything to read a listener is told so, and not left waiting", async () => {
  const dataDir = tempStores();
  vi.stubEnv("SIGNALBOX_DATA", dataDir);
  const answer = await GET(
    new Request("http://localhost/api/v1/live", {
      headers: { host: "localhost", "x-signalbox-peer": "127.0.0.1" },
    }),
  );
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ code: "not_ready" });
});

test("with the last listener the looking ends: no timer is left", async () => {
  const { writer, listen } = await open();
  write(writer, {});
  const set = vi.spyOn(globalThis, "setInterval");
  const cleared = vi.spyOn(globalThis, "clearInterval");
  cleanUps.push(() => vi.restoreAllMocks());
  const stream = await listen();
  await pulse(stream);
  const looking = set.mock.results.map(({ value }) => value);
  expect(looking).toHaveLength(1);
  await stream.close();
  const isCleared = () => cleared.mock.calls.some(([timer]) => timer === looking[0]);
  while (!isCleared()) await new Promise(setImmediate);
});

test("a server that is told to end lets its listeners go first, or it would wait for them", async () => {
  const { writer, listen } = await open();
  write(writer, {});
  const before = process.listeners("SIGTERM");
  const stream = await listen();
  await pulse(stream);
  for (const onEnd of process.listeners("SIGTERM")) {
    if (!before.includes(onEnd)) onEnd("SIGTERM");
  }
  expect(await stream.next("pulse")).toBeNull();
  expect(process.listeners("SIGTERM")).toEqual(before);
});

test("whoever only asks for the headers takes no listener's place", async () => {
  const { head, listen } = await open();
  for (let time = 0; time < 70; time++) {
    const { status, headers } = await head();
    expect([status, headers.get("content-type")]).toEqual([
      200,
      "text/event-stream; charset=utf-8",
    ]);
  }
  expect((await listen()).response.status).toBe(200);
  expect(process.listenerCount("SIGTERM")).toBe(SIGNALS_AT_START + 1);
});

test("a stream ends with the right to it: at the beat after its token was revoked", async () => {
  const { listen, revoke, writer } = await open();
  const stream = await listen();
  await pulse(stream);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + BEAT_EVERY_MS + 1 });
  cleanUps.push(() => vi.useRealTimers());
  expect(await stream.next("beat")).not.toBeNull();
  revoke();
  vi.setSystemTime(Date.now() + BEAT_EVERY_MS + 1);
  expect(await stream.next("beat")).toBeNull();
  write(writer, {});
  expect((await listen()).response.status).toBe(401);
});
