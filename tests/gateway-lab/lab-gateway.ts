import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { endGroup } from "./end-group";
import { gatewayConfig } from "./gateway-config";
import type { Providers } from "./providers";
import { bareEnv, type Runtime } from "./runtime";
import { profilesOf, type Topology } from "./topology";

export type GatewayPlan = {
  readonly name: string;
  readonly port: number;
  readonly region: string;
  readonly topology: Topology;
  /** Gives a diagnostics timeline beside the log. */
  readonly timeline: boolean;
  /** Logs every call. */
  readonly transportDebug: boolean;
  readonly timeZone: string;
  readonly maxFileBytes: number;
};

const READY_LIMIT_MS = 180_000;
/** It lets turns end that have begun, and would wait five minutes for them. */
const STOP_LIMIT_MS = 120_000;
const POLL_MS = 250;
const LARGEST_ANSWER_BYTES = 64 * 1024 * 1024;
const execute = promisify(execFile);

/** A real OpenClaw Gateway in a folder of its own. */
export class LabGateway {
  readonly name: string;
  readonly topology: Topology;
  readonly url: string;
  readonly token = `lab-${randomBytes(16).toString("hex")}`;
  readonly log: string;
  /** `null`: it gives none. */
  readonly timeline: string | null;
  readonly config: string;
  #process: ChildProcess | null = null;

  private constructor(
    readonly plan: GatewayPlan,
    private readonly dir: string,
    private readonly runtime: Runtime,
  ) {
    this.name = plan.name;
    this.topology = plan.topology;
    this.url = `http://127.0.0.1:${plan.port}`;
    this.log = join(dir, "log", "gateway.log");
    this.timeline = plan.timeline ? join(dir, "log", "timeline.jsonl") : null;
    this.config = join(dir, "state", "openclaw.json");
  }

  /** Prepares the Gateway below `folder`, without starting it. */
  static async create(
    plan: GatewayPlan,
    folder: string,
    runtime: Runtime,
    providers: Providers,
  ): Promise<LabGateway> {
    const gateway = new LabGateway(plan, join(folder, plan.name), runtime);
    await gateway.#prepare(providers);
    return gateway;
  }

  /** Until it answers. Throws with the end of what it said where it does not. */
  async start(): Promise<void> {
    const out = openSync(this.#console, "a");
    const child = spawn(this.runtime.node, [this.runtime.entry, "gateway", "run"], {
      cwd: join(this.dir, "workspace"),
      env: this.#env(),
      detached: true,
      stdio: ["ignore", out, out],
    });
    closeSync(out);
    this.#process = child;
    const until = Date.now() + READY_LIMIT_MS;
    while (!(await isReady(this.url))) {
      if (child.exitCode !== null || child.signalCode !== null || Date.now() > until) {
        throw new Error(`The Gateway ${this.name} did not start:\n${lastLines(this.#console)}`);
      }
      await sleep(POLL_MS);
    }
  }

  /** One RPC of the Gateway through OpenClaw's own command; throws with what the Gateway said. */
  async call(method: string, params: unknown): Promise<unknown> {
    const { node, entry } = this.runtime;
    const what = [method, "--params", JSON.stringify(params), "--token", this.token, "--json"];
    const { stdout } = await execute(node, [entry, "gateway", "call", ...what], {
      cwd: join(this.dir, "workspace"),
      env: this.#env(),
      maxBuffer: LARGEST_ANSWER_BYTES,
    });
    return JSON.parse(stdout);
  }

  /** As a person would stop it; SIGKILL gives it no chance to write anything. */
  async stop(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    const child = this.#process;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    const late = new AbortController();
    await Promise.race([
      ended,
      sleep(STOP_LIMIT_MS, null, { signal: late.signal }).catch(() => {}),
    ]);
    late.abort();
    endGroup(child);
    await ended;
  }

  /** Ends everything at once; nothing is waited for. */
  end(): void {
    if (this.#process !== null) endGroup(this.#process);
  }

  get #console(): string {
    return join(this.dir, "console.txt");
  }

  async #prepare(providers: Providers): Promise<void> {
    for (const sub of ["home", "state", "workspace", "log"]) {
      mkdirSync(join(this.dir, sub), { recursive: true });
    }
    const { plan } = this;
    for (const agent of Object.keys(plan.topology.agents)) this.#limitRetries(agent);
    const config = JSON.stringify(
      gatewayConfig({
        ...plan,
        token: this.token,
        providersPort: providers.port,
        workspace: join(this.dir, "workspace"),
        logFile: this.log,
      }),
      null,
      2,
    );
    await this.#seedKeys(providers, config);
    writeFileSync(this.config, config, { mode: 0o600 });
    // What the preparing commands wrote.
    rmSync(this.log, { force: true });
    if (this.timeline !== null) rmSync(this.timeline, { force: true });
  }

  #limitRetries(agent: string): void {
    const folder = join(this.dir, "state", "agents", agent, "agent");
    mkdirSync(folder, { recursive: true });
    const settings = { retry: { provider: { maxRetries: 1, maxRetryDelayMs: 20_000 } } };
    writeFileSync(join(folder, "settings.json"), JSON.stringify(settings));
  }

  /** OpenClaw's own command makes the state database with the first key; the rest follows in one write. */
  async #seedKeys(providers: Providers, config: string): Promise<void> {
    const keys: Record<string, { type: string; provider: string; key: string }> = {};
    for (const { profileId, provider } of profilesOf(this.topology)) {
      const key = `sk-lab-${randomBytes(18).toString("hex")}`;
      keys[profileId] = { type: "api_key", provider, key };
      providers.admit(key, { gateway: this.name, profileId });
    }
    const keyFile = join(this.dir, "keys.json");
    writeFileSync(keyFile, JSON.stringify(keys), { mode: 0o600 });
    // The command rewrites the config, and OpenClaw would undo our own rewrite of it: give it a draft.
    const draft = join(this.dir, "draft.json");
    writeFileSync(draft, config, { mode: 0o600 });
    await this.#pasteFirstKey(keys, draft);
    const database = join(this.dir, "state", "state", "openclaw.sqlite");
    if (!existsSync(database)) throw new Error("OpenClaw stored no key.");
    const seeder = join(import.meta.dirname, "seed-keys.mjs");
    await execute(this.runtime.node, [seeder, database, keyFile], { env: bareEnv() });
    rmSync(draft, { force: true });
  }

  async #pasteFirstKey(
    keys: Record<string, { provider: string; key: string }>,
    draft: string,
  ): Promise<void> {
    const [[profileId, first] = ["", { provider: "", key: "" }]] = Object.entries(keys);
    const [agent = "main"] = Object.keys(this.topology.agents);
    const what = ["--agent", agent, "--provider", first.provider, "--profile-id", profileId];
    const paste = execute(
      this.runtime.node,
      [this.runtime.entry, "models", "auth", "paste-api-key", ...what],
      { cwd: join(this.dir, "workspace"), env: { ...this.#env(), OPENCLAW_CONFIG_PATH: draft } },
    );
    paste.child.stdin?.end(`${first.key}\n`);
    await paste;
  }

  #env(): NodeJS.ProcessEnv {
    const { name, plan, runtime, timeline } = this;
    return {
      ...bareEnv(),
      PATH: `${dirname(runtime.node)}${delimiter}${process.env.PATH ?? ""}`,
      HOME: join(this.dir, "home"),
      TZ: plan.timeZone,
      NO_COLOR: "1",
      OPENCLAW_STATE_DIR: join(this.dir, "state"),
      OPENCLAW_CONFIG_PATH: this.config,
      OPENCLAW_GATEWAY_TOKEN: this.token,
      OPENCLAW_NO_AUTO_UPDATE: "1",
      OPENCLAW_NO_RESPAWN: "1",
      OPENCLAW_DISABLE_BONJOUR: "1",
      OPENCLAW_SKIP_CHANNELS: "1",
      OPENCLAW_SKIP_GMAIL_WATCHER: "1",
      OPENCLAW_SKIP_BROWSER_CONTROL_SERVER: "1",
      OPENCLAW_SKIP_CANVAS_HOST: "1",
      GATEWAY_LAB_HOSTNAME: name,
      NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, "hostname.mjs"))}`,
      ...(timeline === null
        ? {}
        : { OPENCLAW_DIAGNOSTICS: "timeline", OPENCLAW_DIAGNOSTICS_TIMELINE_PATH: timeline }),
      ...(plan.transportDebug ? { OPENCLAW_DEBUG_MODEL_TRANSPORT: "1" } : {}),
    };
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

function lastLines(file: string): string {
  return existsSync(file)
    ? readFileSync(file, "utf8").trimEnd().split("\n").slice(-12).join("\n")
    : "";
}
