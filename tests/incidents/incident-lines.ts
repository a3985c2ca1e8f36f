import { createHash } from "node:crypto";
import { type EpochMs, MINUTE_MS } from "@/lib/core/time/range";
import { agentRun } from "@/lib/sample/agent-run";
import { type Clock, type Process, simulate } from "@/lib/sample/clock";
import { type Keys, modelOf, type OpenclawGateway } from "@/lib/sample/fleet";
import type { GatewayWorld } from "@/lib/sample/gateway-world";
import { createKeyRing } from "@/lib/sample/key-ring";
import { createSessions } from "@/lib/sample/openclaw-week";
import { type Random, seededRandom, seedFor } from "@/lib/sample/seeded-random";
import { type Fate, IDLE_TIMEOUT_MS, type Weather } from "@/lib/sample/weather";
import type { IncidentHour, LogScene, Scene } from "./incident";

const SEED = 4;
/** Mean time between two requests of a Gateway. */
const EVERY_MS = 20_000;

/** What a Gateway wrote in an incident's hour. The same hour gives the same bytes. */
export function incidentLines(scene: Scene, hour: IncidentHour): readonly string[] {
  const random = seededRandom(seedFor(SEED, scene.gateway));
  if (scene.kind === "tuples") return scene.lines(hour, random);
  const lines: string[] = [];
  for (const entry of simulate(hour.to, (clock) => begin(scene, hour, clock, random))) {
    if (entry.kind === "line") lines.push(reworded(scene, entry.text));
  }
  return lines;
}

export function sha256Hex(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function reworded({ reworded: words }: LogScene, line: string): string {
  return words === undefined ? line : line.replaceAll(...words);
}

function begin(scene: LogScene, hour: IncidentHour, clock: Clock, random: Random): void {
  const world: GatewayWorld = {
    gateway: gatewayOf(scene, hour.from, hour),
    clock,
    random,
    weather: weatherOf(scene, hour, random),
    keys: createKeyRing(scene.keys as Keys),
    sha256Hex,
    endAt: hour.to,
    running: 0,
    closedUntil: Number.NEGATIVE_INFINITY,
  };
  clock.start(requests(scene, hour, world), hour.from + 1_000);
  for (const { process, at } of scene.events?.(world, hour) ?? []) clock.start(process, at);
}

function* requests(scene: LogScene, hour: IncidentHour, world: GatewayWorld): Process {
  const { clock, random } = world;
  const sessions = createSessions(random);
  for (;;) {
    const agent = random.weighted(scene.agents(clock.now(), hour));
    const [first, ...rest] = agent.chain;
    const chain = [modelOf(first), ...rest.map(modelOf)] as const;
    const request = { agent: agent.id, chain, ...sessions(agent), calls: random.whole(1, 3) };
    clock.start(agentRun(world, request), clock.now());
    yield clock.now() + random.exponential(EVERY_MS);
  }
}

function gatewayOf(scene: LogScene, at: EpochMs, hour: IncidentHour): OpenclawGateway {
  const { gateway, region, runtime, keys } = scene;
  return {
    kind: "openclaw_log",
    id: gateway,
    ...{ region, runtime, share: 1, officeUtcOffsetMinutes: 0 },
    release: "2026.9",
    logsEveryCall: true,
    logUtcOffsetMinutes: 0,
    installedAt: "/app/dist",
    restartDaysAgo: 0,
    keys: keys as Keys,
    agents: scene.agents(at, hour),
  };
}

function weatherOf(scene: LogScene, hour: IncidentHour, random: Random): Weather {
  return (call) => {
    const kind = scene.trouble(call, hour, random) ?? "ok";
    return { kind, elapsedMs: elapsed(kind, random), bodyMs: random.whole(900, 5_000) };
  };
}

function elapsed(kind: Fate["kind"], random: Random): number {
  switch (kind) {
    case "hang":
      return IDLE_TIMEOUT_MS + random.whole(1, 40);
    case "gateway_timeout":
      return MINUTE_MS / 4 + random.whole(5, 220);
    case "ok":
    case "cut":
      return Math.round(random.lognormal(800, 0.4));
    default:
      return random.whole(40, 300);
  }
}
