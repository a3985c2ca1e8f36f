import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync, readFileSync, readSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { addSource } from "@/db/control/add-source";
import { upsertGateway } from "@/db/control/upsert-gateway";
import { openEventReader } from "@/db/events/open-event-reader";
import { migrateStores } from "@/db/migrate";
import { openControl } from "@/db/open-control";
import type { EventReader } from "@/lib/core/store/event-store";
import { HOUR_MS } from "@/lib/core/time/range";
import { readNow } from "@/lib/services/read-now";
import { ASKED_LOCALLY } from "@/tests/stores/asked-locally";

export type FollowFigures = {
  readonly seconds: number;
  readonly linesPerSecond: number;
  readonly rotations: number;
  /** Calls in the log, and those of them that are not in the store at the end. */
  readonly calls: number;
  readonly missing: number;
  /** What the ingester says about that: how often something was gone, and at least how much. */
  readonly gaps: number;
  readonly lostBytes: number;
  /** From the write of a line to its attempt in what a reader is told. */
  readonly lagMs: { readonly median: number; readonly p99: number; readonly worst: number };
  /** The read behind the Now page, meanwhile. */
  readonly nowMs: { readonly median: number; readonly p99: number; readonly worst: number };
  readonly ingesterCpuPercent: number | null;
};

export type FollowOptions = {
  readonly seconds: number;
  readonly linesPerSecond: number;
  readonly rotateEverySeconds: number;
};

const LOOK_MS = 10;
const NOW_EVERY_MS = 2_000;
/** The ingester has caught up or something is missing. */
const PATIENCE_MS = 60_000;
const ROOT = join(import.meta.dirname, "../..");

/** A writer, the ingester and a reader, each a process of its own: what is missing, and how late the rest is. */
export async function benchFollow(
  dir: string,
  { seconds, linesPerSecond, rotateEverySeconds }: FollowOptions,
  say: (line: string) => void,
): Promise<FollowFigures> {
  const dataDir = join(dir, "store-follow");
  const log = join(dir, "followed.log");
  const notes = join(dir, "notes.txt");
  writeFileSync(log, "", { mode: 0o600 });
  writeFileSync(notes, "");
  prepare(dataDir, log);
  const reader = openEventReader(dataDir);
  const ingester = run("lib/ingest/main.ts", "--data", dataDir);
  await pause(3_000);
  say(`follow: ${linesPerSecond} lines/s for ${seconds} s, rotated every ${rotateEverySeconds} s`);
  const rates = [linesPerSecond, seconds, rotateEverySeconds].map(String);
  const cpuBefore = cpuSecondsOf(ingester);
  const started = performance.now();
  const writer = run("tests/bench/write-log.ts", log, notes, ...rates);
  const written = once(writer, "exit");
  let writing = true;
  void written.then(() => {
    writing = false;
  });
  const watch = await watchArrivals(reader, notes, () => writing);
  const cpuSeconds = cpuSecondsOf(ingester);
  const elapsed = (performance.now() - started) / 1_000;
  const losses = await reader.losses({ from: 0, to: Number.MAX_SAFE_INTEGER });
  ingester.kill("SIGTERM");
  await once(ingester, "exit");
  reader.close();
  return {
    ...{ seconds, linesPerSecond },
    rotations: Math.floor((seconds - 1) / rotateEverySeconds),
    ...watch,
    gaps: losses.length,
    lostBytes: losses.reduce((sum, { count }) => sum + count, 0),
    ingesterCpuPercent:
      cpuBefore === null || cpuSeconds === null ? null : (100 * (cpuSeconds - cpuBefore)) / elapsed,
  };
}

function prepare(dataDir: string, log: string): void {
  migrateStores(dataDir);
  const control = openControl(dataDir);
  upsertGateway(control, { id: "gw", region: "eu", runtime: "server" }, 1);
  addSource(control, { gateway: "gw", kind: "openclaw_log", path: log, addedBy: "cli" }, 1);
  control.$client.close();
}

/** Compares what a reader is told with the writer's notes until all is there or nothing comes any more. */
async function watchArrivals(reader: EventReader, notes: string, writing: () => boolean) {
  const pieces = new NotedPieces(notes);
  const lags: number[] = [];
  const reads: number[] = [];
  let readNowAt = 0;
  let progressAt = performance.now();
  let told = 0;
  for (;;) {
    const { attempts } = await reader.extent();
    const now = Date.now();
    if (attempts > told) progressAt = performance.now();
    told = attempts;
    for (const writtenAt of pieces.upTo(attempts)) lags.push(now - writtenAt);
    if (!writing() && (pieces.last() <= told || performance.now() - progressAt > PATIENCE_MS)) {
      const calls = pieces.last();
      return { calls, missing: calls - told, lagMs: spread(lags), nowMs: spread(reads) };
    }
    if (performance.now() > readNowAt) {
      readNowAt = performance.now() + NOW_EVERY_MS;
      reads.push(await timeOfNow(reader));
    }
    await pause(LOOK_MS);
  }
}

async function timeOfNow(reader: EventReader): Promise<number> {
  const start = performance.now();
  const to = Date.now();
  const stores = {
    ...ASKED_LOCALLY,
    mode: "live",
    events: reader,
    gateways: [],
    ingestStatus: null,
    now: to,
  } as const;
  await readNow(stores, { from: to - HOUR_MS, to, rows: "region", columns: "provider" });
  return performance.now() - start;
}

/** What the writer notes: a time and the number of calls that were written by then, a line each. */
class NotedPieces {
  readonly #pieces: { readonly at: number; readonly calls: number }[] = [];
  #next = 0;
  #offset = 0;
  readonly #file: number;

  constructor(path: string) {
    this.#file = openSync(path, "r");
  }

  /** When the pieces were written that end with at most so many calls; each once. */
  upTo(calls: number): number[] {
    this.#readOn();
    const from = this.#next;
    while ((this.#pieces[this.#next]?.calls ?? Number.POSITIVE_INFINITY) <= calls) this.#next++;
    return this.#pieces.slice(from, this.#next).map(({ at }) => at);
  }

  last(): number {
    this.#readOn();
    return this.#pieces.at(-1)?.calls ?? 0;
  }

  #readOn(): void {
    const buffer = Buffer.alloc(65_536);
    const bytes = readSync(this.#file, buffer, 0, buffer.length, this.#offset);
    const whole = buffer.subarray(0, bytes).lastIndexOf("\n") + 1;
    this.#offset += whole;
    for (const line of buffer.toString("utf8", 0, whole).split("\n")) {
      const [at, calls] = line.split(" ").map(Number);
      if (at !== undefined && calls !== undefined) this.#pieces.push({ at, calls });
    }
  }
}

function spread(values: number[]) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
  return { median: at(0.5), p99: at(0.99), worst: at(1) };
}

function run(script: string, ...args: string[]): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", script, ...args], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "inherit"],
  });
}

/** Of a process and its threads; `null` where the system does not say. Linux only. */
function cpuSecondsOf({ pid }: ChildProcess): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return null;
  }
}

/** The figures as text. */
export function followReport(figures: FollowFigures): string {
  const { lagMs, nowMs, calls, missing, rotations, gaps, lostBytes, ingesterCpuPercent } = figures;
  const ms = ({ median, p99, worst }: FollowFigures["lagMs"]) =>
    `median ${median.toFixed(0)}, P99 ${p99.toFixed(0)}, worst ${worst.toFixed(0)} ms`;
  return [
    `Following ${figures.linesPerSecond} lines/s for ${figures.seconds} s through ${rotations} rotations`,
    `  9 line written to attempt visible: ${ms(lagMs)}   (median ≤ 1000)`,
    `  9 missing: ${missing} of ${calls} calls   (0); said: ${gaps} gaps of at least ${lostBytes} bytes`,
    `  read of the Now page meanwhile: ${ms(nowMs)}`,
    `  CPU of the ingester: ${ingesterCpuPercent === null ? "unknown" : `${ingesterCpuPercent.toFixed(0)} % of a core`}`,
  ].join("\n");
}
