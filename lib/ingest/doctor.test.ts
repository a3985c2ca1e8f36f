import {
  appendFileSync,
  chmodSync,
  closeSync,
  existsSync,
  openSync,
  rmSync,
  truncateSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { addSource } from "@/db/control/add-source";
import { auditedTransaction } from "@/db/control/audited-transaction";
import { upsertGateway } from "@/db/control/upsert-gateway";
import { applyRetention } from "@/db/events/maintain/apply-retention";
import { openEventWriter } from "@/db/events/open-event-writer";
import { writeIngestStatus } from "@/db/ingest-status";
import { openControl } from "@/db/open-control";
import { openStore, storeFile } from "@/db/open-store";
import { serverKeys } from "@/db/server-keys";
import { writeSupervisionStatus } from "@/db/supervision-status";
import { LOCAL } from "@/lib/core/access/principal";
import { auditActor } from "@/lib/core/audit/audit-actor";
import { retentionAt } from "@/lib/core/rollup/retention";
import type { Source } from "@/lib/core/store/event-store";
import { DAY_MS } from "@/lib/core/time/range";
import { batch } from "@/tests/stores/arbitrary-batch";
import { tempDir, tempStores } from "@/tests/stores/temp-store";
import { doctor } from "./doctor";
import { checkNode } from "./doctor-folder";
import { ingestFile } from "./ingest-file";

const NOW = Date.UTC(2026, 10, 22, 12);
let dir: string;
let log: string;

beforeEach(() => {
  dir = tempStores();
  chmodSync(dir, 0o700);
  log = join(tempDir(), "openclaw.log");
});

test("all is well where a log is read, all of it understood, and the ingester runs", async () => {
  await readLog([call(1), call(2), start(3)]);
  writeIngestStatus(dir, { lookedAt: NOW - 400, message: null });
  const checks = await doctor({ dataDir: dir, deep: true, secret: null, now: NOW });
  expect(checks.filter(({ state }) => state !== "ok")).toEqual([]);
});

test("a folder without data is a failure that says what to do", async () => {
  expect(await doctor({ dataDir: tempDir(), deep: false, secret: null, now: NOW })).toMatchObject([
    { code: "no_data", state: "failure", copy: "npm start" },
  ]);
});

test("without any Gateway the sample is shown; one that only pushes is a Gateway", async () => {
  const said = async () =>
    (await doctor({ dataDir: dir, deep: false, secret: null, now: NOW })).map(({ code }) => code);
  expect(await said()).toContain("no_sources");
  const control = openControl(dir);
  upsertGateway(control, { id: "gw-push", region: null, runtime: null }, NOW);
  control.$client.close();
  expect(await said()).not.toContain("no_sources");
});

test("a Node without the native interface is a failure, a newer one is not", () => {
  expect(checkNode("20.19.0").state).toBe("failure");
  expect(checkNode("22.13.1").state).toBe("failure");
  expect(checkNode("22.14.0").state).toBe("ok");
  expect(checkNode("24.2.0").state).toBe("ok");
});

test("a database that others may read is a failure, with the command that ends it", async () => {
  chmodSync(storeFile(dir, "events"), 0o644);
  expect(await found("privacy")).toMatchObject({ state: "failure", copy: `chmod -R go= ${dir}` });
});

test("a log that is not there, and one that is no log", async () => {
  await readLog([call(1)]);
  rmSync(log);
  expect(await found("source_missing")).toMatchObject({ state: "warning" });
  await readLog(["◇  Session titles ───╮", "14:51:27 [config] warnings: x", call(2)]);
  expect((await found("console_output"))?.text).toContain("file log");
});

test("a Gateway that logs failures only is led to the timeline", async () => {
  await readLog([call(1), call(2)]);
  expect((await found("failures_only"))?.copy).toContain("OPENCLAW_DIAGNOSTICS=timeline");
  await readLog([start(3)]);
  expect(await found("failures_only")).toBeUndefined();
});

test("events of tomorrow, and a log that is silent since the day before yesterday", async () => {
  await readLog([call(1, NOW + DAY_MS)]);
  expect((await found("from_future"))?.text).toContain("24 hours in the future");
  expect((await found("silent", NOW + 4 * DAY_MS))?.text).toContain("3 days");
});

test("a read position beyond the end of its file", async () => {
  await readLog([call(1), call(2)]);
  truncateSync(log, 10);
  expect((await found("checkpoint_beyond"))?.text).toContain(log);
});

test.each([
  "update checkpoints set tail_hash = 'garbage'",
  "update checkpoints set offset = -4",
  "update checkpoints set offset = 99999999, seen_bytes = 99999999",
  "update checkpoints set lines = 'many'",
])("a damaged read position is said, and costs no attempt: %s", async (sql) => {
  await readLog([call(1), call(2)]);
  const db = openStore(dir, "events", "write");
  db.exec(sql);
  db.close();
  expect((await found("checkpoint_damaged"))?.text).toContain(log);
  await readLog([call(3)]);
  const checks = await doctor({ dataDir: dir, deep: true, secret: null, now: NOW });
  expect(checks.find(({ code }) => code === "checkpoint_damaged")).toBeUndefined();
  expect(checks.find(({ code }) => code === "integrity")).toMatchObject({ state: "ok" });
  expect(checks.find(({ code }) => code === "source")?.text).toContain("3 lines, 3 attempts");
});

test("a database whose pages are damaged is a failure that leads to the backup", async () => {
  await readLog([call(1)]);
  const file = openSync(storeFile(dir, "events"), "r+");
  writeSync(file, Buffer.alloc(8_192 * 3, 0x5a), 0, 8_192 * 3, 8_192 * 2);
  closeSync(file);
  const checks = await doctor({ dataDir: dir, deep: false, secret: null, now: NOW });
  const failures = checks.filter(({ state }) => state === "failure");
  expect(failures.length).toBeGreaterThan(0);
  expect(JSON.stringify(failures)).toMatch(/damaged/);
  expect(JSON.stringify(failures)).toMatch(/restore/);
});

test("a store of a newer release, and one that still has to be migrated", async () => {
  const db = openStore(dir, "control", "write");
  db.exec("insert into __drizzle_migrations (hash, created_at) values ('x', 1), ('y', 2)");
  expect(await found("schema_control")).toMatchObject({ state: "failure" });
  db.exec("delete from __drizzle_migrations");
  db.close();
  expect(await found("schema_control")).toMatchObject({ state: "warning", copy: "npm start" });
});

test("sums that do not equal their attempts are found by looking deep, and only then", async () => {
  await readLog([call(1), call(2)]);
  const db = openStore(dir, "events", "write");
  db.exec("delete from rollup_1h");
  db.close();
  const shallow = await doctor({ dataDir: dir, deep: false, secret: null, now: NOW });
  expect(shallow.some(({ state }) => state === "failure")).toBe(false);
  const deep = await doctor({ dataDir: dir, deep: true, secret: null, now: NOW });
  expect(deep.find(({ code }) => code === "integrity")).toMatchObject({
    state: "failure",
    copy: "npm run signalbox -- rebuild",
  });
});

test("what is known to be missing is summed up", async () => {
  const writer = openEventWriter(dir);
  const source: Source = { ...SOURCE, path: log };
  const place = { lineId: 1, offset: 0, bytes: 1 };
  const losses = [
    { ...place, value: { what: "not_saved" as const, at: NOW - 5_000, count: 700 } },
    { ...place, lineId: 2, value: { what: "not_saved" as const, at: NOW - 4_000, count: 42 } },
  ];
  writer.write(batch({ source, losses }));
  writer.close();
  await readLog([call(1)]);
  expect((await found("loss_not_saved"))?.text).toContain("742 bytes");
});

test("what the processes say: trouble, crashes, a clock that went back, a late disk", async () => {
  await readLog([call(1)]);
  expect(await found("ingester")).toMatchObject({ state: "warning", copy: "npm start" });
  writeIngestStatus(dir, {
    ...{ lookedAt: NOW - 400, message: "The disk is full.", startedAt: NOW - 9_000 },
    trouble: { code: "disk_full", since: NOW - 5_000, text: "The disk is full." },
    timeJumps: [{ gateway: "gw", source: log, at: NOW - DAY_MS, backMs: DAY_MS }],
    gateways: [{ gateway: "gw", lastEventAt: NOW - 100_000, lagMs: 90_000 }],
  });
  expect(await found("disk_full")).toMatchObject({ state: "failure" });
  expect((await found("time_jump"))?.text).toContain("1440 minutes");
  expect((await found("ingest_lag"))?.text).toContain("90 s");
  const lastExit = { at: NOW - 60_000, why: "SIGKILL" };
  const calm = { restarts: 0, lastExit: null };
  const supervision = { startedAt: NOW - DAY_MS, web: calm, ingester: { restarts: 2, lastExit } };
  writeSupervisionStatus(dir, supervision);
  expect((await found("restarts"))?.text).toContain("2 times since the start");
});

test("days that were dropped are said", async () => {
  await readLog([call(1), call(2, NOW - 10 * DAY_MS)]);
  await applyRetention(dir, retentionAt(NOW, 5));
  expect((await found("retention"))?.text).toContain("Attempts since 2026-11-13 are kept");
});

const SOURCE = { gateway: "gw", region: null, runtime: null, kind: "openclaw_log" } as const;

async function found(code: string, now = NOW) {
  const checks = await doctor({ dataDir: dir, deep: false, secret: null, now });
  return checks.find((check) => check.code === code);
}

/** Appends lines and takes them in, as a source that is known. */
async function readLog(lines: string[]): Promise<void> {
  appendFileSync(log, lines.map((line) => `${line}\n`).join(""));
  const control = openControl(dir);
  upsertGateway(control, { id: "gw", region: null, runtime: null }, NOW);
  addSource(control, { gateway: "gw", kind: "openclaw_log", path: log, addedBy: "cli" }, NOW);
  control.$client.close();
  const writer = openEventWriter(dir);
  await ingestFile({ writer, source: { ...SOURCE, path: log }, from: "resume" });
  writer.close();
}

function call(n: number, at = NOW - 60_000): string {
  const text = `[model-fetch] response provider=p api=a model=m status=429 elapsedMs=${n} dispatcher=new`;
  return line(`trace-${n}`, text, at);
}

function start(n: number): string {
  const text =
    "[model-fetch] start provider=p api=a model=m method=POST url=https://p.example/v1 timeoutMs=8000 proxy=none policy=custom";
  return line(`trace-${n}`, text, NOW - 30_000);
}

function line(traceId: string, text: string, at: number): string {
  return JSON.stringify({
    "0": '{"subsystem":"provider-transport-fetch"}',
    "1": text,
    _meta: { logLevelName: "INFO", date: new Date(at).toISOString(), name: "x" },
    traceId,
  });
}

test("the audit log is verified: a row that was changed, an end that was cut off, a head that is gone", async () => {
  const control = openControl(dir);
  const { audit } = serverKeys(dir, null);
  const actor = auditActor(LOCAL);
  for (const subject of ["a", "b", "c"]) {
    auditedTransaction(control, audit, (_, append) =>
      append({
        ...{ at: NOW, actor, address: null, action: "sign_out", subject },
        ...{ before: null, after: null, reason: null },
      }),
    );
  }
  expect(await found("audit")).toMatchObject({ state: "ok", text: "All 3 audit entries verify." });
  control.$client.exec("DROP TRIGGER audit_entries_unchanged; DROP TRIGGER audit_entries_kept");
  control.$client.exec("UPDATE audit_entries SET subject = 'x' WHERE seq = 2");
  const changed = await found("audit");
  expect(changed).toMatchObject({ state: "failure" });
  expect(changed?.text).toContain("Audit entry 2 is not what was written");
  control.$client.exec("DELETE FROM audit_entries WHERE seq > 1");
  const cut = await found("audit");
  expect(cut?.text).toBe("The audit log was cut off before entry 2. Entries 1 to 1 verify.");
  rmSync(join(dir, "audit-head"));
  expect((await found("audit"))?.text).toContain("audit-head is gone");
  rmSync(join(dir, "secret"));
  const gone = await found("audit");
  expect(gone?.text).toContain("root secret is gone");
  expect(gone?.advice).toContain("user reset-link EMAIL --remove-two-factor");
  const other = await doctor({ dataDir: dir, deep: false, secret: "x".repeat(40), now: NOW });
  const broken = other.find(({ code }) => code === "audit");
  expect(broken?.text).toContain("the root secret is another one");
  expect(broken?.advice).toContain("user reset-link EMAIL --remove-two-factor");
  expect(existsSync(join(dir, "secret"))).toBe(false);
  control.$client.close();
});
