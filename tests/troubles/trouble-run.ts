import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { addSource } from "@/db/control/add-source";
import { upsertGateway } from "@/db/control/upsert-gateway";
import { checkIntegrity } from "@/db/events/maintain/check-integrity";
import { openEventReader } from "@/db/events/open-event-reader";
import { readIngestStatus } from "@/db/ingest-status";
import { migrateStores } from "@/db/migrate";
import { openControl } from "@/db/open-control";
import { runIngester } from "@/lib/ingest/run-ingester";

/** What a run under trouble saw, for the test that started it in a process of its own. */
export type TroubleReport = {
  /** The trouble that the status told while it lasted; `null`: the status could not be written. */
  trouble: string | null;
  message: string | null;
  /** What a reader saw while it lasted. */
  during: { attempts: number; lines: number };
  after: { attempts: number; lines: number; trouble: string | null };
  told: string[];
  damage: string[];
};

const NOON = Date.UTC(2026, 10, 22, 12);

/** An ingester over a log that grows, on a disk that somebody is about to spoil. */
export class TroubleRun {
  readonly told: string[] = [];
  readonly #stopped = new AbortController();
  #running: Promise<void> | null = null;
  #written = 0;

  constructor(
    readonly dataDir: string,
    readonly log: string,
  ) {}

  prepare(): void {
    migrateStores(this.dataDir);
    writeFileSync(this.log, "");
    const control = openControl(this.dataDir);
    upsertGateway(control, { id: "gw", region: "eu", runtime: null }, NOON);
    const source = { gateway: "gw", kind: "openclaw_log", path: this.log, addedBy: "cli" } as const;
    addSource(control, source, NOON);
    control.$client.close();
  }

  /** Lines of which each is one attempt. */
  append(lines: number): void {
    appendFileSync(this.log, this.#lines(lines));
  }

  /** A file with lines that somebody else will append. */
  prepareLines(lines: number): string {
    const file = `${this.log}.waiting`;
    writeFileSync(file, this.#lines(lines));
    return file;
  }

  #lines(count: number): string {
    return Array.from({ length: count }, () => call(this.#written++)).join("");
  }

  start(): void {
    this.#running = runIngester({
      dataDir: this.dataDir,
      tell: (line) => this.told.push(line),
      signal: this.#stopped.signal,
      now: Date.now,
      places: null,
    });
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#running;
  }

  async seen(): Promise<{ attempts: number; lines: number }> {
    const reader = openEventReader(this.dataDir);
    try {
      const sources = await reader.sources();
      const lines = sources.reduce((sum, source) => sum + source.lines, 0);
      return { attempts: (await reader.extent()).attempts, lines };
    } finally {
      reader.close();
    }
  }

  async untilAttempts(count: number): Promise<void> {
    await until(async () => (await this.seen()).attempts === count);
  }

  async untilTrouble(): Promise<void> {
    await until(async () => readIngestStatus(this.dataDir)?.trouble != null);
  }

  async untilNoTrouble(): Promise<void> {
    await until(async () => readIngestStatus(this.dataDir)?.trouble == null);
  }

  status() {
    return readIngestStatus(this.dataDir);
  }

  /** After the end: what was found, on standard output. */
  async report(part: Pick<TroubleReport, "trouble" | "message" | "during">): Promise<void> {
    const report: TroubleReport = {
      ...part,
      after: { ...(await this.seen()), trouble: this.status()?.trouble?.code ?? null },
      told: this.told,
      damage: checkIntegrity(this.dataDir),
    };
    process.stdout.write(`${JSON.stringify(report)}\n`);
  }
}

/** Ends with the process, which the test ends when its time is over. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(50);
}

export function placesOf([disk = "", folder = ""]: string[]) {
  return { disk, dataDir: join(disk, "data"), log: join(folder, "openclaw.log") };
}

function call(n: number): string {
  return `${JSON.stringify({
    "0": '{"subsystem":"provider-transport-fetch"}',
    "1": `[model-fetch] response provider=p api=a model=m status=429 elapsedMs=${n} dispatcher=new`,
    _meta: { logLevelName: "INFO", date: new Date(NOON + n * 10).toISOString(), name: "x" },
    traceId: `trace-${n}`,
  })}\n`;
}
