import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS } from "@/lib/core/time/range";
import { agentRun } from "./agent-run";
import { type Clock, type Process, simulate } from "./clock";
import type { Sha256Hex } from "./failure-text";
import { type Agent, type Model, modelOf, type OpenclawGateway } from "./fleet";
import { events, noise, replies, restart } from "./gateway-life";
import type { GatewayWorld } from "./gateway-world";
import { createKeyRing } from "./key-ring";
import { BUSY_HOURS_PER_DAY, busyness } from "./rhythm";
import { type Random, seededRandom, seedFor } from "./seeded-random";
import { STORIES, type Story, WRONG_MODEL } from "./stories";
import type { SampleEntry } from "./true-attempt";
import { createWeather } from "./weather";

export type WeekOptions = {
  readonly seed: number;
  readonly endAt: EpochMs;
  readonly requestsPerDay: number;
  readonly sha256Hex: Sha256Hex;
};

type ToolLoop = { readonly calls: number; readonly weight: number };

/** How many calls a request takes. */
const TOOL_LOOPS: readonly [ToolLoop, ...ToolLoop[]] = [
  { calls: 1, weight: 42 },
  { calls: 2, weight: 22 },
  { calls: 3, weight: 15 },
  { calls: 4, weight: 10 },
  { calls: 5, weight: 7 },
  { calls: 6, weight: 4 },
];

/** One week of one OpenClaw Gateway: its log, and beside it what really happened. */
export function openclawWeek(
  gateway: OpenclawGateway,
  options: WeekOptions,
): Iterable<SampleEntry> {
  const { seed, endAt, sha256Hex } = options;
  return simulate(endAt, (clock) => {
    const random = seededRandom(seedFor(seed, gateway.id));
    const world: GatewayWorld = {
      gateway,
      clock,
      random,
      weather: createWeather(endAt, seededRandom(seedFor(seed, `${gateway.id} weather`))),
      keys: createKeyRing(gateway.keys),
      sha256Hex,
      endAt,
      running: 0,
      closedUntil: Number.NEGATIVE_INFINITY,
    };
    begin(world, options);
  });
}

function begin(world: GatewayWorld, { endAt, requestsPerDay }: WeekOptions): void {
  const { gateway, clock, random } = world;
  const from = endAt - 7 * DAY_MS;
  const perHour = (requestsPerDay * gateway.share) / BUSY_HOURS_PER_DAY;
  const sessions = createSessions(random);
  const ask = (agent: Agent) => clock.start(admit(world, agent, sessions(agent)), clock.now());

  const rateAt = (at: EpochMs) => busyness(at, gateway.officeUtcOffsetMinutes);
  clock.start(
    arrivals(clock, random, perHour, rateAt, () => ask(random.weighted(gateway.agents))),
    from,
  );
  for (const story of Object.values<Story>(STORIES)) {
    const [agent, ...others] = gateway.agents.filter(({ id }) =>
      story.extraFor[gateway.id]?.includes(id),
    );
    if (agent === undefined) continue;
    const asked = () => (others.length === 0 ? agent : random.weighted([agent, ...others]));
    const range = story.range(endAt);
    const during = (at: EpochMs) => (at < range.to ? 1 : 0);
    clock.start(
      arrivals(clock, random, story.extraPerHour, during, () => ask(asked())),
      range.from,
    );
  }

  clock.start(restart(world), endAt - Math.round(gateway.restartDaysAgo * DAY_MS));
  clock.start(noise(world), from + 5 * MINUTE_MS);
  for (const { process, at } of [...events(world), ...replies(world)]) clock.start(process, at);
}

/** Asks at random instants, at most `perHour` times, thinned to how busy it is. Ends when nothing comes any more. */
export function* arrivals(
  clock: Clock,
  random: Random,
  perHour: number,
  levelAt: (at: EpochMs) => number,
  ask: () => void,
): Process {
  for (;;) {
    yield clock.now() + random.exponential(HOUR_MS / perHour);
    const level = levelAt(clock.now());
    if (level === 0) return;
    if (random.happens(level)) ask();
  }
}

export function toolLoop(random: Random): number {
  return random.weighted(TOOL_LOOPS).calls;
}

/** Conversations: most requests go on with a recent one, some begin a new one. */
export function createSessions(
  random: Random,
): (agent: Agent) => { readonly sessionId: string; readonly user: string } {
  const recent = new Map<string, { sessionId: string; user: string }[]>();
  return (agent) => {
    const known = recent.get(agent.id) ?? [];
    recent.set(agent.id, known);
    const kept = known[random.whole(0, 11)];
    if (kept !== undefined && random.happens(0.85)) return kept;
    const session = { sessionId: random.uuid(), user: `u${random.whole(1, 60)}` };
    known.unshift(session);
    if (known.length > 12) known.pop();
    return session;
  };
}

/** Runs a request and counts it as in progress. A Gateway that is restarting refuses it. */
function* admit(
  world: GatewayWorld,
  agent: Agent,
  session: { readonly sessionId: string; readonly user: string },
): Process {
  if (world.clock.now() < world.closedUntil) return;
  world.running += 1;
  yield* agentRun(world, {
    agent: agent.id,
    chain: chainNow(world, agent),
    ...session,
    calls: toolLoop(world.random),
  });
  world.running -= 1;
}

/** The configured chain, with the wrong model id in it while that mistake lasts. */
function chainNow({ gateway, clock, endAt }: GatewayWorld, agent: Agent): [Model, ...Model[]] {
  const [first, ...rest] = agent.chain;
  const mistake = STORIES.wrong_model.range(endAt);
  const isWrong =
    gateway.id === STORIES.wrong_model.gateways[0] &&
    agent.id === "main" &&
    clock.now() >= mistake.from &&
    clock.now() < mistake.to;
  const primary = isWrong ? { ...modelOf(first), model: WRONG_MODEL } : modelOf(first);
  return [primary, ...rest.map(modelOf)];
}
