import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { modulePath, ROOT } from "@/lib/launch/root.mjs";
import { endGroup } from "../gateway-lab/end-group";
import type { LabGateway } from "../gateway-lab/lab-gateway";

/** Installing is done, but the screens may have to be built. */
const READY_LIMIT_MS = 900_000;
const FILES_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 30_000;
const POLL_MS = 250;

/** Signalbox as its users run it, in processes of its own. */
export class Signalbox {
  #process: ChildProcess | null = null;

  constructor(readonly dataDir: string) {}

  /** Names all files of a Gateway, by the command. */
  async follow(gateway: LabGateway): Promise<void> {
    const files = [gateway.log, ...(gateway.timeline === null ? [] : [gateway.timeline])];
    await exist(files);
    const { name, plan, config } = gateway;
    const place = ["--gateway", name, "--region", plan.region, "--runtime", "npm"];
    const options = ["--profiles", config, "--data", this.dataDir, "--json"];
    await promisify(execFile)(
      process.execPath,
      ["--import", "tsx", "lib/ingest/cli.ts", "ingest", ...place, ...options, ...files],
      { cwd: ROOT },
    );
  }

  /** `npm start`, until it is ready; answers with its address. */
  async startAll(port: number): Promise<string> {
    const url = `http://127.0.0.1:${port}`;
    const options = ["--port", String(port), "--data", this.dataDir];
    this.#start([`${ROOT}/lib/launch/start.mjs`, ...options]);
    const until = Date.now() + READY_LIMIT_MS;
    while (!(await isReady(url))) {
      this.#mustRun();
      if (Date.now() > until) throw new Error("Signalbox was not ready in time.");
      await sleep(POLL_MS);
    }
    return url;
  }

  /** The ingester alone, as `npm start` would run it. */
  startIngester(): void {
    this.#start(["--import", "tsx", "lib/ingest/main.ts", "--data", this.dataDir]);
  }

  async stop(): Promise<void> {
    const child = this.#process;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    const late = new AbortController();
    const limit = sleep(STOP_LIMIT_MS, null, { signal: late.signal }).catch(() => {});
    await Promise.race([ended, limit]);
    late.abort();
    endGroup(child);
    await ended;
  }

  /** Ends everything at once; nothing is waited for. */
  end(): void {
    if (this.#process !== null) endGroup(this.#process);
  }

  #start(args: readonly string[]): void {
    this.#process = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, PATH: `${modulePath(".bin")}:${process.env.PATH}` },
      detached: true,
      stdio: ["ignore", "ignore", "inherit"],
    });
  }

  #mustRun(): void {
    const { exitCode = null, signalCode = null } = this.#process ?? {};
    if (exitCode !== null || signalCode !== null) {
      throw new Error(`Signalbox ended with ${signalCode ?? exitCode}.`);
    }
  }
}

async function exist(files: readonly string[]): Promise<void> {
  const until = Date.now() + FILES_LIMIT_MS;
  while (!files.every((file) => existsSync(file))) {
    if (Date.now() > until) throw new Error(`A Gateway did not write ${files.join(" and ")}.`);
    await sleep(POLL_MS);
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}
