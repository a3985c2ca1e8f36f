import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { addSource } from "@/db/control/add-source";
import { listGateways } from "@/db/control/list-gateways";
import { upsertGateway } from "@/db/control/upsert-gateway";
import { openEventReader } from "@/db/events/open-event-reader";
import { readIngestStatus } from "@/db/ingest-status";
import { migrateStores } from "@/db/migrate";
import { openControl } from "@/db/open-control";
import { readySample } from "@/db/sample-stores";
import { discoverLogs } from "./discover";
import { runIngester } from "./run-ingester";

let dir: string;
let dataDir: string;
let logDir: string;
let stopped: AbortController;
let running: Promise<void> | null;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "signalbox-ingester-"));
  dataDir = join(dir, "data");
  logDir = join(dir, "openclaw");
  mkdirSync(logDir);
  mkdirSync(join(dir, "state"));
  migrateStores(dataDir);
  stopped = new AbortController();
  running = null;
});

afterEach(async () => {
  stopped.abort();
  await running;
  rmSync(dir, { recursive: true, force: true });
});

test("logs of this machine are found, also the next day's, and what is appended is read", async () => {
  writeFileSync(join(logDir, "openclaw-2026-11-22.log"), call(1));
  writeFileSync(join(logDir, "notes.txt"), "not a log");
  start();
  await untilAttempts(1);
  appendFileSync(join(logDir, "openclaw-2026-11-22.log"), call(2).slice(0, 60));
  await pause(700);
  appendFileSync(join(logDir, "openclaw-2026-11-22.log"), call(2).slice(60));
  await untilAttempts(2);
  writeFileSync(join(logDir, "openclaw-2026-11-23.log"), call(3));
  await untilAttempts(3);
  const control = openControl(dataDir);
  expect(listGateways(control).map(({ id }) => id)).toEqual(["local"]);
  control.$client.close();
});

test("the log that openclaw.json names is found, with the names of its keys", async () => {
  writeFileSync(join(dir, "own.log"), call(1));
  writeFileSync(
    join(dir, "state", "openclaw.json"),
    `{ logging: { file: "../own.log" }, auth: { profiles: { "p:spare": { mode: "api_key" } } } }`,
  );
  start();
  await untilAttempts(1);
  const reader = openEventReader(dataDir);
  expect([...(await reader.keyLabels()).values()]).toEqual(["p:spare"]);
  reader.close();
});

test("with no log at all there is a sample, apart from the real stores", async () => {
  start();
  await until(async () => readySample(dataDir) !== null);
  const sample = openEventReader(readySample(dataDir)?.dir ?? "");
  expect((await sample.extent()).attempts).toBeGreaterThan(10_000);
  sample.close();
  expect(await attempts()).toBe(0);
});

test("a log that cannot be read is said, and the others are read", async () => {
  const log = join(logDir, "openclaw-1.log");
  symlinkSync(join(dir, "elsewhere.log"), join(logDir, "openclaw-0.log"));
  writeFileSync(log, call(1));
  start();
  await untilAttempts(1);
  await until(async () => readIngestStatus(dataDir)?.message?.includes("openclaw-0.log") ?? false);
  appendFileSync(log, call(2));
  await untilAttempts(2);
  writeFileSync(join(dir, "elsewhere.log"), call(3));
  await untilAttempts(3);
  await until(async () => readIngestStatus(dataDir)?.message === null);
});

test("a log of another profile is found, also when it comes later, as a Gateway of its own", async () => {
  writeFileSync(join(logDir, "openclaw-1.log"), call(1));
  start();
  await untilAttempts(1);
  mkdirSync(join(dir, "state-work"));
  writeFileSync(join(dir, "work.log"), call(2));
  writeFileSync(join(dir, "state-work", "openclaw.json"), '{ logging: { file: "../work.log" } }');
  await untilAttempts(2);
  const control = openControl(dataDir);
  expect(listGateways(control).map(({ id }) => id)).toEqual(["local", "local-work"]);
  control.$client.close();
});

test("what a Gateway on this machine wrote of its configuration is found beside its log", async () => {
  writeFileSync(join(logDir, "openclaw-1.log"), call(1));
  const audit = writeAudit("state");
  start();
  await untilAttempts(1);
  const events = openEventReader(dataDir);
  const changes = () =>
    events.facts({ range: { from: 0, to: Date.now() }, kinds: ["config_changed"] });
  await until(async () => (await changes()).length > 0);
  const [first] = await changes();
  expect({ gateway: first?.gateway, source: first?.source }).toEqual({
    gateway: "local",
    source: audit,
  });
  events.close();
});

test("where no log is found, an account of a configuration makes no Gateway", async () => {
  writeAudit("state");
  writeAudit("state-work");
  const configFile = join(dir, "state", "openclaw.json");
  expect(await discoverLogs({ logDir, configFile })).toEqual([]);
  writeFileSync(join(dir, "work.log"), call(1));
  writeFileSync(join(dir, "state-work", "openclaw.json"), '{ logging: { file: "../work.log" } }');
  const found = await discoverLogs({ logDir, configFile });
  expect(found.map(({ gateway, path }) => [gateway, path.slice(dir.length + 1)])).toEqual([
    ["local-work", "work.log"],
    ["local-work", join("state-work", "logs", "config-audit.jsonl")],
  ]);
});

test("a named log is followed through its rotation by the running ingester", async () => {
  const log = join(dir, "named.log");
  writeFileSync(log, call(1));
  const control = openControl(dataDir);
  upsertGateway(control, { id: "gw", region: "eu", runtime: "npm" }, 1);
  addSource(control, { gateway: "gw", kind: "openclaw_log", path: log, addedBy: "cli" }, 1);
  control.$client.close();
  start();
  await untilAttempts(1);
  appendFileSync(log, call(2).slice(0, 70));
  renameSync(log, join(dir, "named.1.log"));
  appendFileSync(join(dir, "named.1.log"), call(2).slice(70));
  writeFileSync(log, call(3));
  await untilAttempts(3);
  const reader = openEventReader(dataDir);
  expect(await reader.sources()).toMatchObject([{ path: log, files: 2, lines: 3, malformed: 0 }]);
  reader.close();
});

/** A recorded one, where a Gateway with its configuration in this folder keeps it. */
function writeAudit(folder: string): string {
  const logs = join(dir, folder, "logs");
  mkdirSync(logs, { recursive: true });
  const path = join(logs, "config-audit.jsonl");
  const recorded = join(process.cwd(), "tests/recordings/config-audit/config-audit.jsonl.gz");
  writeFileSync(path, gunzipSync(readFileSync(recorded)));
  return path;
}

function start(): void {
  const places = { logDir, configFile: join(dir, "state", "openclaw.json") };
  const tell = () => {};
  running = runIngester({ dataDir, tell, signal: stopped.signal, now: Date.now, places });
}

async function attempts(): Promise<number> {
  const reader = openEventReader(dataDir);
  const { attempts: count } = await reader.extent();
  reader.close();
  return count;
}

function untilAttempts(count: number): Promise<void> {
  return until(async () => (await attempts()) === count);
}

/** Ends with the test, which has a limit of its own. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(50);
}

function call(n: number): string {
  return `${JSON.stringify({
    "0": '{"subsystem":"provider-transport-fetch"}',
    "1": `[model-fetch] response provider=p api=a model=m status=429 elapsedMs=${n} dispatcher=new`,
    _meta: { logLevelName: "INFO", date: `2026-11-22T10:00:0${n}.000Z`, name: "x" },
    traceId: `trace-${n}`,
  })}\n`;
}
