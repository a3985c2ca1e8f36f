import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { addSource } from "@/db/control/add-source";
import { upsertGateway } from "@/db/control/upsert-gateway";
import { checkIntegrity } from "@/db/events/maintain/check-integrity";
import { openEventReader } from "@/db/events/open-event-reader";
import { readIngestStatus } from "@/db/ingest-status";
import { migrateStores } from "@/db/migrate";
import { openControl } from "@/db/open-control";
import { NO_FILTER } from "@/lib/core/store/event-store";
import { DAY_MS, MINUTE_MS, SECOND_MS } from "@/lib/core/time/range";
import { runIngester } from "./run-ingester";

let dir: string;
let dataDir: string;
let log: string;
let told: string[];
let stopped: AbortController;
let running: Promise<void> | null;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "signalbox-upkeep-"));
  dataDir = join(dir, "data");
  log = join(dir, "openclaw.log");
  told = [];
  stopped = new AbortController();
  running = null;
  writeFileSync(log, "");
  migrateStores(dataDir);
  const control = openControl(dataDir);
  upsertGateway(control, { id: "gw", region: null, runtime: null }, 1);
  addSource(control, { gateway: "gw", kind: "openclaw_log", path: log, addedBy: "cli" }, 1);
  control.$client.close();
});

afterEach(async () => {
  stopped.abort();
  await running;
  rmSync(dir, { recursive: true, force: true });
});

function start(retentionDays = 30): void {
  running = runIngester({
    dataDir,
    retentionDays,
    tell: (line) => told.push(line),
    signal: stopped.signal,
    now: Date.now,
    places: null,
  });
}

test.each([1, -1])(
  "a clock that jumps by %i day costs no attempt and moves none",
  async (sign) => {
    const noon = Math.floor(Date.now() / DAY_MS) * DAY_MS - 5 * DAY_MS + DAY_MS / 2;
    const times = [0, 1, 2, 3, 4, 5].map((n) => {
      const jumped = n === 2 || n === 3;
      return noon + n * SECOND_MS + (jumped ? sign * DAY_MS : 0);
    });
    for (const [n, at] of times.entries()) {
      appendFileSync(log, call(n, at));
      if (n === 0) start();
      await untilAttempts(n + 1);
    }
    await until(() => readIngestStatus(dataDir)?.timeJumps?.length === 1);
    const [jump] = readIngestStatus(dataDir)?.timeJumps ?? [];
    expect(jump).toMatchObject({ gateway: "gw", source: log });
    expect(Math.abs((jump?.backMs ?? 0) - DAY_MS)).toBeLessThan(MINUTE_MS);
    const reader = openEventReader(dataDir);
    const range = { from: noon - 2 * DAY_MS, to: noon + 2 * DAY_MS };
    const page = await reader.attempts({ range, filter: NO_FILTER, limit: 10, cursor: null });
    expect(page.attempts.map(({ at }) => at).toSorted()).toEqual(times.toSorted());
    const days = await reader.series({ range, by: [], filter: NO_FILTER, stepMs: DAY_MS });
    expect(days.map(({ tally }) => tally.attempts).toSorted()).toEqual([2, 4]);
    reader.close();
    await stop();
    expect(checkIntegrity(dataDir)).toEqual([]);
  },
  30_000,
);

test("the running ingester forgets rows that are too old, keeps their sums, and says so", async () => {
  const old = Date.now() - 10 * DAY_MS;
  writeFileSync(log, [call(1, old), call(2, old + 5), call(3, Date.now())].join(""));
  start(5);
  await until(() => (readIngestStatus(dataDir)?.retention?.ranAt ?? 0) > 0);
  await stop();
  // What came in the first look may have been dropped in the second only: an hour later, or at a start.
  stopped = new AbortController();
  start(5);
  await until(async () => Number.isFinite((await seen()).rows));
  await until(() => readIngestStatus(dataDir)?.retention?.rowDays === 5);
  expect(await seen()).toMatchObject({ attempts: 3, listed: 1 });
  expect(told.filter((line) => line.includes("were dropped; their sums are kept"))).toHaveLength(1);
  await stop();
  expect(checkIntegrity(dataDir)).toEqual([]);
}, 30_000);

test("the status says what was taken in, by Gateway too", async () => {
  writeFileSync(log, [call(1, Date.now()), "no json\n", call(2, Date.now())].join(""));
  start();
  await until(() => readIngestStatus(dataDir)?.totals?.lines === 3);
  const status = readIngestStatus(dataDir);
  expect(status).toMatchObject({ message: null, trouble: null });
  expect(status?.totals).toMatchObject({ lines: 3, records: 2, attempts: 2, rejected: 1 });
  expect(status?.gateways).toMatchObject([{ gateway: "gw" }]);
  expect(status?.gateways?.[0]?.lagMs).toBeLessThan(20_000);
});

async function seen() {
  const reader = openEventReader(dataDir);
  try {
    const range = { from: 0, to: Date.now() + DAY_MS };
    const page = await reader.attempts({ range, filter: NO_FILTER, limit: 10, cursor: null });
    const { attempts } = await reader.extent();
    const { rows } = await reader.keptSince();
    return { attempts, listed: page.attempts.length, rows };
  } finally {
    reader.close();
  }
}

function untilAttempts(count: number): Promise<void> {
  return until(async () => (await seen()).attempts === count);
}

/** Ends with the test, which has a limit of its own. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(50);
}

async function stop(): Promise<void> {
  stopped.abort();
  await running;
}

function call(n: number, at: number): string {
  return `${JSON.stringify({
    "0": '{"subsystem":"provider-transport-fetch"}',
    "1": `[model-fetch] response provider=p api=a model=m status=429 elapsedMs=${n} dispatcher=new`,
    _meta: { logLevelName: "INFO", date: new Date(at).toISOString(), name: "x" },
    traceId: `trace-${n}`,
  })}\n`;
}
