import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { listAudit } from "@/db/control/list-audit";
import { listTokens } from "@/db/control/list-tokens";
import { revokeToken } from "@/db/control/revoke-token";
import { dropDay } from "@/db/events/maintain/drop-day";
import { openEventWriter } from "@/db/events/open-event-writer";
import { PushAnswer } from "@/lib/contracts/push";
import { DAY_MS } from "@/lib/core/time/range";
import { pushFolder } from "@/lib/files/push-segments";
import { ingestFile } from "@/lib/ingest/ingest-file";
import { openPushStores } from "@/lib/launch/push-stores";
import type { PushLimits } from "@/lib/services/push-limits";
import { readRawLine } from "@/lib/services/read-raw-line";
import { type PushScene, pushScene } from "@/tests/push/push-scene";
import { type PushServer, servePush } from "@/tests/push/serve-push";
import { recordings } from "@/tests/recordings/recording";
import { handleIngest } from "./handle-ingest";

const open: { scene: PushScene; server: PushServer }[] = [];

afterEach(async () => {
  for (const { scene, server } of open.splice(0)) {
    await server.close();
    await scene.close();
  }
});

async function start(limits: Partial<PushLimits> = {}) {
  const scene = pushScene(limits);
  const server = await servePush(scene.stores);
  open.push({ scene, server });
  const token = scene.token();
  const post = (body: string | Buffer, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/api/v1/ingest`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, ...headers },
      body: body as BodyInit,
    });
  return { scene, server, token, post };
}

function tuple(n: number, more: object = {}): string {
  const time = new Date(Date.UTC(2026, 10, 22, 12) + n).toISOString();
  return JSON.stringify({
    ...{ time, requestId: `r-${n}`, provider: "anthropic", modelId: "opus", status: 200 },
    ...more,
  });
}

const lines = (...all: string[]) => all.map((line) => `${line}\n`).join("");
const none = { accepted: 0, duplicates: 0, rejected: [], rejectedCount: 0 };

test("tuples that are pushed become attempts of the token's Gateway", async () => {
  const { scene, post } = await start();
  const response = await post(lines(tuple(1), tuple(2, { status: 429, gateway: "fra-1" })));
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ ...none, accepted: 2 });
  await scene.ingest();
  expect(await scene.attempts()).toMatchObject([
    { gateway: "fra-1", requestId: "r-2", outcome: "rate_limited" },
    { gateway: "fra-1", requestId: "r-1", outcome: "ok" },
  ]);
});

test("what is acknowledged is on the disk before the answer, readable by nobody else", async () => {
  const { scene, post } = await start();
  await post(lines(tuple(1)));
  const folder = pushFolder(scene.dataDir, "fra-1");
  const [segment = ""] = readdirSync(folder);
  expect(readFileSync(join(folder, segment), "utf8")).toContain('"r-1"');
});

test("duplicates are exact: in the body, waiting in a push log, and in the store", async () => {
  const { scene, post } = await start();
  const push = async (...numbers: number[]) =>
    (await post(lines(...numbers.map((n) => tuple(n))))).json();
  expect(await push(1, 2, 1)).toEqual({ ...none, accepted: 2, duplicates: 1 });
  expect(await push(2, 3)).toEqual({ ...none, accepted: 1, duplicates: 1 });
  await scene.ingest();
  expect(await push(1, 3, 4)).toEqual({ ...none, accepted: 1, duplicates: 2 });
  await scene.ingest();
  expect(await scene.attempts()).toHaveLength(4);
});

test("a line is new or known for a web process that was started again, too", async () => {
  const { scene, post } = await start();
  await post(lines(tuple(1), tuple(2)));
  const stores = openPushStores(scene.dataDir);
  const server = await servePush(stores);
  const response = await fetch(`${server.url}/api/v1/ingest`, {
    method: "POST",
    headers: { authorization: `Bearer ${scene.token()}` },
    body: lines(tuple(2), tuple(3)),
  });
  expect(await response.json()).toEqual({ ...none, accepted: 1, duplicates: 1 });
  await server.close();
  await stores.gate.close();
});

test("a Gateway's log that is pushed and also read as a file is counted once, with the providers' truth", async () => {
  const recording = recordings().find(({ name }) => name === "every-call-c");
  if (recording === undefined) throw new Error("The recording is gone.");
  const { scene, post } = await start();
  const log = readFileSync(recording.logFile);
  const body = log[0] === 0x1f ? log : gzipSync(log);
  const zipped = { "content-encoding": "gzip" };
  const first = PushAnswer.parse(await (await post(body, zipped)).json());
  expect(first).toMatchObject({ duplicates: 0, rejected: [] });
  await scene.ingest();
  expect(await scene.attempts()).toHaveLength(recording.truth.length);
  const again = PushAnswer.parse(await (await post(body, zipped)).json());
  expect(again.accepted + again.duplicates).toBe(first.accepted);
  expect(again.duplicates).toBeGreaterThan(recording.truth.length);
  const writer = openEventWriter(scene.dataDir);
  const place = { gateway: "fra-1", region: null, runtime: null, kind: "openclaw_log" } as const;
  const source = { ...place, path: recording.logFile };
  const report = await ingestFile({ writer, source, from: "whole" });
  writer.close();
  expect(report.duplicates).toBe(report.records);
  expect(await scene.attempts()).toHaveLength(recording.truth.length);
});

test("a pushed line is shown beside its attempt, redacted, although no file has it", async () => {
  const { scene, post } = await start();
  await post(lines(tuple(1, { status: 401, error: "bad key sk-abcdefghijklmnop1234567890" })));
  await scene.ingest();
  const [attempt] = await scene.attempts();
  const found = await scene.stores.events.attempt(attempt?.id ?? "");
  const [line] = found?.lines ?? [];
  if (line === undefined) throw new Error("The attempt has no line.");
  const { raw } = await readRawLine(line, "fra-1");
  expect(raw).toContain('"requestId":"r-1"');
  expect(raw).not.toContain("sk-abcdef");
});

test("each refused line is named with its number and a reason; the others are taken", async () => {
  const { post } = await start();
  const body = lines(
    tuple(1),
    "not json",
    tuple(2, { gateway: "other" }),
    "",
    '{"time":"2026-11-22T10:00:00","status":200}',
    '{"a":1}',
  );
  expect(await (await post(body)).json()).toEqual({
    accepted: 1,
    duplicates: 0,
    rejected: [
      { line: 2, reason: "not_json" },
      { line: 3, reason: "other_gateway" },
      { line: 5, reason: "timestamp" },
      { line: 6, reason: "unknown_shape" },
    ],
    rejectedCount: 4,
  });
});

test("what is older than the rows that are kept is refused, not taken and lost", async () => {
  const { scene, post } = await start();
  await post(lines(tuple(1)));
  await scene.ingest();
  dropDay(scene.dataDir, Math.floor(Date.UTC(2026, 10, 22) / DAY_MS));
  const answer = await (await post(lines(tuple(2), tuple(DAY_MS)))).json();
  expect(answer).toMatchObject({ accepted: 1, rejected: [{ line: 1, reason: "too_old" }] });
});

test("replies and secrets in pushed lines never reach the disk", async () => {
  const { scene, post } = await start();
  const captured = {
    0: "the model says SECRETREPLY",
    _meta: { name: "openclaw", logLevelName: "INFO", date: "2026-11-22T10:00:00.000Z" },
    message: "the model says SECRETREPLY",
  };
  const failed = tuple(1, { status: 401, error: "bad key sk-abcdefghijklmnop1234567890" });
  const response = await post(lines(JSON.stringify(captured), failed, "SECRETREPLY in clear"));
  expect(await response.json()).toMatchObject({ accepted: 2, rejectedCount: 1 });
  const folder = pushFolder(scene.dataDir, "fra-1");
  const kept = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
  expect(kept.join("")).not.toMatch(/SECRETREPLY|sk-abcdef/);
});

test.each([
  ["no token", {}],
  ["another scheme", { authorization: "Basic dXNlcjpwYXNz" }],
  ["a made-up token", { authorization: "Bearer sbx_i000000000000000000000000000000000000000000" }],
  ["no secret", { authorization: "Bearer " }],
])("%s is 401 and says how to come in", async (_, headers) => {
  const { server } = await start();
  const response = await fetch(`${server.url}/api/v1/ingest`, { method: "POST", headers });
  expect(response.status).toBe(401);
  expect(response.headers.get("www-authenticate")).toContain("Bearer");
  expect(await response.json()).toMatchObject({ code: "unauthorized" });
});

test("a token of another role is 403, and a revoked one is 401", async () => {
  const { scene, server, post } = await start();
  const viewer = scene.token("fra-1", "viewer");
  const headers = { authorization: `Bearer ${viewer}` };
  const response = await fetch(`${server.url}/api/v1/ingest`, { method: "POST", headers });
  expect(response.status).toBe(403);
  expect((await post(lines(tuple(1)))).status).toBe(200);
  const { control } = scene.stores;
  for (const { id } of listTokens(control)) revokeToken(control, id, Date.now());
  expect((await post(lines(tuple(2)))).status).toBe(401);
});

test("who was refused stands in the audit log, each token once a minute, and a good one never", async () => {
  const { scene, server, token, post } = await start();
  const { control } = scene.stores;
  const refusals = () =>
    listAudit(control, { words: [], actions: ["access.refused"], before: null, limit: 10 })
      .map(({ actor, subject }) => `${actor.kind} ${actor.id}: ${subject}`)
      .reverse();
  const ask = (headers: Record<string, string>) =>
    fetch(`${server.url}/api/v1/ingest`, { method: "POST", headers });
  await post(lines(tuple(1)));
  await ask({});
  expect(refusals()).toEqual([]);
  const stranger = { authorization: "Bearer sbx_i000000000000000000000000000000000000000000" };
  for (let time = 0; time < 3; time++) await ask(stranger);
  const viewer = { authorization: `Bearer ${scene.token("fra-1", "viewer")}` };
  for (let time = 0; time < 3; time++) await ask(viewer);
  for (let time = 0; time < 3; time++) await post(lines(tuple(2, { gateway: "other" })));
  revokeToken(control, 1, Date.now());
  for (let time = 0; time < 3; time++) await post(lines(tuple(3)));
  expect(refusals()).toEqual([
    "nobody null: unknown token",
    "token 2: push",
    "token 1: push for another Gateway",
    "token 1: revoked token",
  ]);
  const whole = JSON.stringify(control.$client.prepare("SELECT * FROM audit_entries").all());
  expect(whole).not.toContain(token.slice(5));
});

test("lines of another Gateway stand in the audit log, also behind more lines than are listed and in a body that is cut off", async () => {
  const { scene, post } = await start({ listedRejects: 1, lines: 3 });
  const other = tuple(1, { gateway: "other" });
  const noted = () =>
    scene.stores.control.$client
      .prepare("SELECT actor_id FROM audit_entries WHERE subject = 'push for another Gateway'")
      .all();
  expect((await post(lines("not json", tuple(2)))).status).toBe(200);
  expect(noted()).toEqual([]);
  expect((await post(lines("not json", other))).status).toBe(200);
  expect(noted()).toEqual([{ actor_id: "1" }]);
  const token = scene.token();
  const headers = { authorization: `Bearer ${token}` };
  expect((await post(lines(other, tuple(2), tuple(3), tuple(4)), headers)).status).toBe(413);
  expect(noted()).toEqual([{ actor_id: "1" }, { actor_id: "2" }]);
});

test("a token answers under any host name: the token, not the name, keeps strangers out", async () => {
  const { scene } = await start();
  const response = await handleIngest(() => scene.stores)(
    new Request("http://signalbox.example/api/v1/ingest", {
      method: "POST",
      headers: { host: "signalbox.example", authorization: `Bearer ${scene.token()}` },
      body: lines(tuple(1)),
    }),
  );
  expect(response.status).toBe(200);
});

test("the same Idempotency-Key gets the same answer, and another body with it is refused", async () => {
  const { scene, post } = await start();
  const headers = { "idempotency-key": "k-1" };
  const first = await (await post(lines(tuple(1)), headers)).json();
  const again = await post(gzipSync(lines(tuple(1))), { ...headers, "content-encoding": "gzip" });
  expect(again.headers.get("idempotency-replayed")).toBe("true");
  expect(await again.json()).toEqual(first);
  const other = await post(lines(tuple(2)), headers);
  expect(other.status).toBe(422);
  expect(await other.json()).toMatchObject({ code: "key_reused" });
  const another = scene.token("par-1");
  const server = open[0]?.server.url;
  const foreign = await fetch(`${server}/api/v1/ingest`, {
    method: "POST",
    headers: { ...headers, authorization: `Bearer ${another}` },
    body: lines(tuple(2)),
  });
  expect(foreign.status).toBe(200);
  await scene.ingest();
  expect(await scene.attempts()).toHaveLength(2);
});

test("a broken gzip body is 400 and says what was taken before the break", async () => {
  const { post } = await start();
  const many = Array.from({ length: 20_000 }, (_, n) =>
    tuple(n, { error: String((n * 7919) % 65537) }),
  );
  const cut = gzipSync(lines(...many));
  const response = await post(cut.subarray(0, cut.length - 2_000), { "content-encoding": "gzip" });
  expect(response.status).toBe(400);
  const problem = (await response.json()) as { code: string; accepted: number };
  expect(problem).toMatchObject({ code: "malformed_body", duplicates: 0 });
  expect(problem.accepted).toBeGreaterThan(0);
  const whole = await (await post(cut, { "content-encoding": "gzip" })).json();
  expect(whole).toMatchObject({
    accepted: 20_000 - problem.accepted,
    duplicates: problem.accepted,
  });
});

test.each([
  ["a body that is too long", { bodyBytes: 1_000 }, {}, lines(...Array(50).fill(tuple(1)))],
  ["too many lines", { lines: 10 }, {}, "\n".repeat(50)],
  ["a gzip bomb", {}, { "content-encoding": "gzip" }, gzipSync(Buffer.alloc(30_000_000, " "))],
])("%s is 413", async (_, limits, headers, body) => {
  const { post } = await start(limits);
  const response = await post(body, headers as Record<string, string>);
  expect(response.status).toBe(413);
  expect(await response.json()).toMatchObject({ code: "body_too_large" });
});

test.each([
  { "content-encoding": "br" },
  { "content-type": "multipart/form-data; boundary=x" },
  { "content-type": "application/x-protobuf" },
])("%j is 415", async (headers) => {
  const { post } = await start();
  const response = await post(tuple(1), headers as unknown as Record<string, string>);
  expect(response.status).toBe(415);
});

test("a line of more than a MiB is refused by itself", async () => {
  const { post } = await start();
  const long = `{"time":"2026-11-22T10:00:00Z","error":"${"x".repeat(1_100_000)}","status":200}`;
  const response = await post(lines(tuple(1), long, tuple(2)));
  expect(await response.json()).toMatchObject({
    accepted: 2,
    rejected: [{ line: 2, reason: "too_long" }],
  });
});

test("who sends too many requests is told when to come back", async () => {
  const { post } = await start({ requestBurst: 2, requestsPerSecond: 0.5 });
  const answers = [await post(""), await post(""), await post("")];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
  expect(Number(answers[2]?.headers.get("retry-after"))).toBeGreaterThan(0);
});

test("pushes at once hold no more memory than they may together, and those over it are told to wait", async () => {
  const { scene, post } = await start({ heldBytes: 2_000_000, lineBytes: 900_000 });
  const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => post(lines(tuple(n)))));
  const taken = answers.filter(({ status }) => status === 200).length;
  expect(taken).toBeGreaterThan(0);
  for (const { status, headers } of answers) {
    if (status !== 200) expect([status, headers.get("retry-after")]).toEqual([429, "1"]);
  }
  expect((await post(lines(tuple(99)))).status).toBe(200);
  await scene.ingest();
  expect(await scene.attempts()).toHaveLength(taken + 1);
});

test("while the ingester is behind, pushes are told to wait, and none is lost", async () => {
  const { scene, post } = await start({ waitingBytes: 2_000 });
  let taken = 0;
  let status = 200;
  for (let n = 0; status === 200; n++) {
    const response = await post(lines(tuple(n)));
    status = response.status;
    if (status === 200) taken++;
    else {
      expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(await response.json()).toMatchObject({ code: "ingester_behind" });
    }
  }
  expect(status).toBe(429);
  await scene.ingest();
  await expect.poll(async () => (await post(lines(tuple(taken)))).status).toBe(200);
  await scene.ingest();
  expect((await scene.attempts()).length).toBe(taken + 1);
});

test("pushes of the same lines at the same time count each line once", async () => {
  const { scene, post } = await start();
  const body = lines(...Array.from({ length: 300 }, (_, n) => tuple(n)));
  const answers = await Promise.all(
    Array.from({ length: 8 }, async () => (await post(body)).json() as Promise<typeof none>),
  );
  expect(answers.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(300);
  expect(answers.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(7 * 300);
  await scene.ingest();
  expect(await scene.attempts()).toHaveLength(300);
});

test("a segment is followed by another when it is full", async () => {
  const { scene, post } = await start({ segmentBytes: 3_000 });
  for (let n = 0; n < 12; n++) await post(lines(tuple(n)));
  expect(readdirSync(pushFolder(scene.dataDir, "fra-1")).length).toBeGreaterThan(1);
  await scene.ingest();
  expect(await scene.attempts()).toHaveLength(12);
});
