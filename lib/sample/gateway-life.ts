import { type EpochMs, HOUR_MS, MINUTE_MS } from "@/lib/core/time/range";
import type { Process } from "./clock";
import { type GatewayWorld, log, shortly } from "./gateway-world";
import type { LogRecord, Trace } from "./openclaw-line";
import { STORIES, WRONGLY_TRIED_KEY } from "./stories";

type Planned = { readonly process: Process; readonly at: EpochMs };

/** What a person does to a Gateway in the course of the week, by Gateway. */
export function events(world: GatewayWorld): Planned[] {
  const { endAt, gateway } = world;
  const primary = "agents.defaults.model.primary";
  switch (gateway.id) {
    case "fra-1": {
      const storm = STORIES.storm.range(endAt).from;
      return [
        { process: restart(world), at: storm + 11 * MINUTE_MS },
        { process: moveSession(world), at: storm + 19 * MINUTE_MS },
        { process: moveSession(world), at: storm + 22 * MINUTE_MS },
      ];
    }
    case "iad-1": {
      const mistake = STORIES.wrong_model.range(endAt);
      return [
        { process: patchConfig(world, primary), at: mistake.from - 1_700 },
        { process: moveSession(world), at: mistake.from + 26 * MINUTE_MS },
        { process: putKeyFirst(world, WRONGLY_TRIED_KEY), at: mistake.from + 38 * MINUTE_MS },
        { process: patchConfig(world, primary), at: mistake.to - 1_700 },
      ];
    }
    case "iad-2": {
      const evening = STORIES.overload.range(endAt).from;
      return [48, 73, 81].map((minutes) => ({
        process: moveSession(world),
        at: evening + minutes * MINUTE_MS,
      }));
    }
    case "sin-1": {
      const trouble = STORIES.egress.range(endAt).from;
      const paths = "models.providers.openai.timeoutSeconds";
      // Edited while it lasted, and back a day later.
      return [trouble + 55 * MINUTE_MS, endAt - 17 * HOUR_MS].map((at) => ({
        process: reloadConfig(world, paths),
        at,
      }));
    }
    default:
      return [];
  }
}

/** A few captured assistant replies, obviously made up: whoever reads the log must drop them. */
export function replies(world: GatewayWorld): Planned[] {
  if (world.gateway.id !== "fra-1") return [];
  return [
    "(sample reply 1) This sentence was never said by a model.",
    "(sample reply 2) If you can read this on a screen, a reader did not drop console output.",
    "(sample reply 3) Lorem ipsum dolor sit amet.",
  ].map((text, index) => ({
    process: sayOnce(world, { level: "INFO", from: null, text, trace: runTrace(world) }),
    at: world.endAt - (index + 1) * 31 * HOUR_MS,
  }));
}

/** SIGTERM, requests in progress are waited for, then a start of about twelve seconds. */
export function* restart(world: GatewayWorld): Process {
  const { clock, gateway } = world;
  const startupMs = 12_000;
  world.closedUntil = Number.POSITIVE_INFINITY;
  const since = clock.now();
  if (gateway.release === "2026.9")
    say(world, "gateway/admission", "admission closed: stop (SIGTERM)");
  else say(world, "gateway", "signal SIGTERM received");
  yield shortly(world, 2, 6);
  say(world, "gateway", "received SIGTERM; shutting down");
  while (world.running > 0) yield clock.now() + 200;
  say(world, "gateway", "active-work drain settled; beginning server close");
  yield shortly(world, 40, 260);
  say(world, "gateway/shutdown", `shutdown completed cleanly in ${clock.now() - since}ms`);
  yield shortly(world, 900, 2_400);

  world.closedUntil = clock.now() + startupMs;
  const model = gateway.agents[0].chain[0];
  for (const text of [
    "loading configuration…",
    "resolving authentication…",
    "starting...",
    "starting HTTP server...",
    `agent model: ${model} (thinking=off, fast=off)`,
    "http server listening (4 plugins: anthropic, browser, canvas, memory-core; 6.2s)",
    "log file: /var/log/openclaw/openclaw.log",
    "starting channels and sidecars...",
  ]) {
    say(world, "gateway", text);
    yield shortly(world, 300, 1_300);
  }
  yield Math.max(clock.now(), world.closedUntil - 300);
  say(world, "gateway", "gateway ready");
}

/** Lines that say nothing of any call, as every Gateway writes them now and then. */
export function* noise(world: GatewayWorld): Process {
  const { random, clock } = world;
  const home = "/home/ops/.openclaw";
  for (;;) {
    const lines: [LogRecord, ...LogRecord[]] = [
      {
        level: "INFO",
        from: "state/database-verify",
        text: "database integrity verification passed",
        fields: {
          kind: "state",
          label: "OpenClaw state database",
          path: `${home}/state/openclaw.sqlite`,
        },
      },
      {
        level: "WARN",
        from: "session-sqlite",
        text: "slow SQLite reclamation Worker operation",
        fields: { reclamationKind: "maintenance-plan", elapsedMs: random.whole(1_000, 4_000) },
      },
      {
        level: "INFO",
        from: { module: "cron", storeKey: `${home}/cron/jobs.json` },
        text: "cron: job added",
        fields: {
          jobName: "skill-collection-review-main",
          nextRunAtMs: clock.now() + random.whole(1, 40) * HOUR_MS,
          cronEnabled: false,
        },
      },
      {
        level: "INFO",
        from: "gateway/ws",
        text: `⇄ res ✓ models.list ${random.whole(60, 420)}ms conn=${random.hex(8)}…${random.hex(4)} id=2:${random.hex(8)}-${random.hex(1)}…${random.hex(4)}`,
        trace: runTrace(world),
      },
    ];
    if (clock.now() >= world.closedUntil) log(world, random.pick(lines));
    yield clock.now() + random.exponential(50 * MINUTE_MS);
  }
}

/** A configuration write over RPC, and the reload that follows from it. */
export function* patchConfig(world: GatewayWorld, paths: string): Process {
  const { random } = world;
  const trace = runTrace(world);
  const conn = random.uuid();
  const text = `config.patch write actor=cli device=unknown-device ip=unknown-ip conn=${conn} changedPaths=${paths} restartReason=config.patch`;
  say(world, "gateway", text, trace);
  yield shortly(world, 900, 1_050);
  yield* reloadConfig(world, paths, trace);
  yield shortly(world, 8, 20);
  const id = `2:${random.hex(8)}-${random.hex(1)}…${random.hex(4)}`;
  const done = `⇄ res ✓ config.patch 1662ms conn=${conn.slice(0, 8)}…${conn.slice(-4)} id=${id}`;
  say(world, "gateway/ws", done, trace);
}

function* reloadConfig(world: GatewayWorld, paths: string, trace?: Trace): Process {
  say(world, "gateway/reload", `config change detected; evaluating reload (${paths})`, trace);
  yield shortly(world, 380, 540);
  say(world, "gateway/reload", `config hot reload applied (${paths})`, trace);
}

/** Somebody moves a session to another model by hand; the log names neither. */
function* moveSession(world: GatewayWorld): Process {
  yield* answer(world, `sessions.patch ${world.random.whole(55, 180)}ms`);
}

/** Somebody sets the order of a provider's keys by command; the log says no more than that keys changed. */
function* putKeyFirst(world: GatewayWorld, keyId: string): Process {
  world.keys.putFirst(keyId);
  yield* answer(world, `models.authRefresh ${world.random.whole(300, 900)}ms`);
}

/** What a client asked for was done. */
function* answer(world: GatewayWorld, what: string): Process {
  const { random } = world;
  const text = `⇄ res ✓ ${what} conn=${random.hex(8)}…${random.hex(4)} id=2:${random.hex(8)}-${random.hex(1)}…${random.hex(4)}`;
  yield* sayOnce(world, { level: "INFO", from: "gateway/ws", text, trace: runTrace(world) });
}

// biome-ignore lint/correctness/useYield: a process that ends with its first step.
function* sayOnce(world: GatewayWorld, record: LogRecord): Process {
  log(world, record);
}

function say(world: GatewayWorld, from: string, text: string, trace?: Trace): void {
  log(world, { level: "INFO", from, text, ...(trace === undefined ? {} : { trace }) });
}

function runTrace({ random }: GatewayWorld): Trace {
  return { traceId: random.hex(32), spanId: random.hex(16) };
}
