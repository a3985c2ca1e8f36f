import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openEventReader } from "@/db/events/open-event-reader";
import { type Loss, NO_FILTER, type StoredAttempt } from "@/lib/core/store/event-store";
import { DAY_MS } from "@/lib/core/time/range";
import { type GatewayPlan, LabGateway } from "../gateway-lab/lab-gateway";
import { load, type Turns } from "../gateway-lab/load";
import { type ProviderCall, Providers } from "../gateway-lab/providers";
import type { Runtime } from "../gateway-lab/runtime";
import { AWKWARD, PLAIN } from "../gateway-lab/topology";
import type { Stop } from "./compare";
import { Signalbox } from "./signalbox";
import { type Seen, watch } from "./watch";

export type SceneOptions = {
  readonly minutes: number;
  readonly concurrency: number;
  readonly port: number;
  readonly withConsole: boolean;
  /** Where everything of this run is kept. */
  readonly dir: string;
  readonly runtime: Runtime;
  readonly say: (line: string) => void;
};

/** All that is known at the end. */
export type Outcome = {
  readonly truth: readonly ProviderCall[];
  readonly attempts: readonly StoredAttempt[];
  readonly stops: readonly Stop[];
  readonly losses: readonly (Loss & { readonly gateway: string; readonly source: string })[];
  /** Calls in the timeline of a Gateway, by `gateway provider model`. */
  readonly recorded: Readonly<Record<string, number>>;
  readonly turns: Readonly<Record<string, Turns>>;
  readonly concurrency: number;
  readonly seen: Seen;
};

/** Small enough that a log is put aside every few seconds of busy traffic. */
const SMALL_LOG_BYTES = 25_000;
const DEBUG_LOG_BYTES = 40_000;
/** Gateways want ports at least 20 apart. */
const PORTS_APART = 30;
/** Nothing more comes when nothing came for so long. */
const QUIET_MS = 15_000;
const SETTLE_LIMIT_MS = 120_000;
const POLL_MS = 500;

/** From nothing to the totals of both sides. Whatever it started is ended, also where it fails or is interrupted. */
export async function runScene(options: SceneOptions): Promise<Outcome> {
  const providers = await Providers.start();
  const gateways: LabGateway[] = [];
  const signalbox = new Signalbox(join(options.dir, "data"));
  const endAll = () => {
    signalbox.end();
    for (const gateway of gateways) gateway.end();
  };
  process.on("exit", endAll);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      options.say(`interrupted; what there is of it: ${options.dir}`);
      process.exit(1);
    });
  }
  try {
    return await play(options, providers, gateways, signalbox);
  } finally {
    await Promise.all([signalbox.stop(), ...gateways.map((gateway) => gateway.stop("SIGTERM"))]);
    providers.close();
    writeTruth(options.dir, providers.calls);
    process.off("exit", endAll);
  }
}

async function play(
  options: SceneOptions,
  providers: Providers,
  gateways: LabGateway[],
  signalbox: Signalbox,
): Promise<Outcome> {
  const { dir, runtime, minutes, concurrency, say } = options;
  for (const plan of plansAt(options.port)) {
    say(`${plan.name}: preparing and starting`);
    const gateway = await LabGateway.create(plan, join(dir, "gateways"), runtime, providers);
    gateways.push(gateway);
    await gateway.start();
    await signalbox.follow(gateway);
  }
  const url = await startSignalbox(options, signalbox);
  const done = new AbortController();
  const logs = Object.fromEntries(gateways.map(({ name, log }) => [name, log]));
  const watching = watch({ dataDir: signalbox.dataDir, logs, url, signal: done.signal });
  say(`${minutes} minutes of traffic`);
  const [turns, stops] = await Promise.all([
    Promise.all(gateways.map((each) => load(each, { providers, minutes, concurrency, say }))),
    stopTwo(gateways, minutes, say),
  ]);
  say("the traffic is over; waiting for what is still on its way");
  const told = await settled(signalbox.dataDir, providers);
  done.abort();
  return {
    ...told,
    truth: providers.calls,
    stops,
    recorded: recordedCalls(gateways),
    turns: Object.fromEntries(gateways.map(({ name }, index) => [name, turns[index] ?? {}])),
    concurrency,
    seen: await watching,
  };
}

/** Each tells in a way of its own; the last is far away and has awkward names. */
function plansAt(port: number): GatewayPlan[] {
  const plain = { topology: PLAIN, maxFileBytes: SMALL_LOG_BYTES, timeZone: "UTC" };
  return [
    { ...plain, name: "tgt-timeline", port, region: "us", timeline: true, transportDebug: false },
    {
      ...plain,
      name: "tgt-debug",
      port: port + PORTS_APART,
      region: "eu",
      timeline: false,
      transportDebug: true,
      maxFileBytes: DEBUG_LOG_BYTES,
    },
    {
      ...plain,
      name: "tgt-far",
      port: port + 2 * PORTS_APART,
      region: "sg",
      timeline: true,
      transportDebug: false,
      topology: AWKWARD,
      timeZone: "Pacific/Chatham",
    },
  ];
}

async function startSignalbox(
  { withConsole, port, say }: SceneOptions,
  signalbox: Signalbox,
): Promise<string | null> {
  if (withConsole) {
    say("starting Signalbox; the screens are built if they have to be");
    return signalbox.startAll(port + 3 * PORTS_APART);
  }
  say("the console was left out: the ingester alone");
  signalbox.startIngester();
  return null;
}

/** At 40 % of the time one Gateway is stopped and started again, at 60 % another is killed and started again. */
async function stopTwo(
  [killed, restarted]: readonly LabGateway[],
  minutes: number,
  say: (line: string) => void,
): Promise<Stop[]> {
  if (killed === undefined || restarted === undefined)
    throw new Error("There are too few Gateways.");
  const fifthMs = (minutes * 60_000) / 5;
  return Promise.all([
    sleep(2 * fifthMs).then(() => stopAndStart(restarted, "SIGTERM", say)),
    sleep(3 * fifthMs).then(() => stopAndStart(killed, "SIGKILL", say)),
  ]);
}

async function stopAndStart(
  gateway: LabGateway,
  signal: Stop["signal"],
  say: (line: string) => void,
): Promise<Stop> {
  say(`${gateway.name}: ${signal}`);
  const from = Date.now();
  await gateway.stop(signal);
  const to = Date.now();
  await gateway.start();
  say(`${gateway.name}: up again`);
  return { gateway: gateway.name, signal, from, to };
}

/** What the store holds when nothing has come for long, neither to the providers nor to the store. */
async function settled(dataDir: string, providers: Providers) {
  const reader = openEventReader(dataDir);
  const range = { from: Date.now() - DAY_MS, to: Date.now() + DAY_MS };
  const limit = Date.now() + SETTLE_LIMIT_MS;
  let quietSince = Date.now();
  let version = -1;
  let calls = -1;
  for (;;) {
    const now = Date.now();
    if (reader.version() !== version || providers.calls.length !== calls) quietSince = now;
    version = reader.version();
    calls = providers.calls.length;
    const isQuiet = providers.open === 0 && now - quietSince > QUIET_MS;
    if (isQuiet || now > limit) break;
    await sleep(POLL_MS);
  }
  const attempts = await allAttempts(reader, range);
  const losses = await reader.losses(range);
  reader.close();
  return { attempts, losses };
}

async function allAttempts(
  reader: ReturnType<typeof openEventReader>,
  range: { from: number; to: number },
): Promise<StoredAttempt[]> {
  const all: StoredAttempt[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof reader.attempts>> = await reader.attempts({
      range,
      filter: NO_FILTER,
      limit: 1_000,
      cursor,
    });
    all.push(...page.attempts);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return all;
}

function recordedCalls(gateways: readonly LabGateway[]): Record<string, number> {
  const recorded: Record<string, number> = {};
  for (const { name, timeline } of gateways) {
    if (timeline === null) continue;
    for (const line of readFileSync(timeline, "utf8").split("\n")) {
      if (!line.includes('"provider.request"')) continue;
      const { type, provider, attributes } = JSON.parse(line);
      if (type !== "provider.request") continue;
      const what = `${name} ${provider} ${attributes.model}`;
      recorded[what] = (recorded[what] ?? 0) + 1;
    }
  }
  return recorded;
}

function writeTruth(dir: string, calls: readonly ProviderCall[]): void {
  writeFileSync(
    join(dir, "truth.jsonl"),
    calls.map((call) => `${JSON.stringify(call)}\n`).join(""),
  );
}
