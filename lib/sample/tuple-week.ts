import type { Outcome } from "@/lib/core/outcome/outcome";
import { DAY_MS, type EpochMs } from "@/lib/core/time/range";
import { type Clock, type Process, simulate } from "./clock";
import { FAILURES, type FailureKind } from "./failure-kinds";
import { type Agent, type Model, modelOf, refOf, type TupleGateway } from "./fleet";
import { arrivals, createSessions, toolLoop, type WeekOptions } from "./openclaw-week";
import { BUSY_HOURS_PER_DAY, busyness } from "./rhythm";
import { type Random, seededRandom, seedFor } from "./seeded-random";
import type { SampleEntry } from "./true-attempt";
import { createWeather, type Fate, type Weather } from "./weather";
import { answerStatus } from "./wire-call";

/** What this gateway writes as `error`. */
const ERRORS: Readonly<Record<FailureKind, string>> = {
  rate_limited: "rate limit reached",
  overloaded: "provider overloaded",
  server_error: "provider error",
  gateway_timeout: "upstream timeout",
  hang: "timeout: no response within 30000 ms",
  reset: "ECONNRESET: connection reset by peer",
  cut: "stream terminated before the end",
  billing: "insufficient credits",
  model_missing: "model not found",
  bad_request: "invalid value for parameter",
};

type TupleWorld = {
  readonly gateway: TupleGateway;
  readonly clock: Clock;
  readonly random: Random;
  readonly weather: Weather;
  readonly endAt: EpochMs;
};

/** One week of a gateway of another make: a tuple per call, one retry, then the next model. */
export function tupleWeek(
  gateway: TupleGateway,
  { seed, endAt, requestsPerDay }: WeekOptions,
): Iterable<SampleEntry> {
  return simulate(endAt, (clock) => {
    const random = seededRandom(seedFor(seed, gateway.id));
    const weather = createWeather(endAt, seededRandom(seedFor(seed, `${gateway.id} weather`)));
    const world: TupleWorld = { gateway, clock, random, weather, endAt };
    const sessions = createSessions(random);
    const perHour = (requestsPerDay * gateway.share) / BUSY_HOURS_PER_DAY;
    const rateAt = (at: EpochMs) => busyness(at, gateway.officeUtcOffsetMinutes);
    const ask = () => {
      const agent = random.weighted(gateway.agents);
      clock.start(request(world, agent, sessions(agent).sessionId), clock.now());
    };
    clock.start(arrivals(clock, random, perHour, rateAt, ask), endAt - 7 * DAY_MS);
  });
}

function* request(world: TupleWorld, agent: Agent, sessionId: string): Process {
  const { clock, random, gateway } = world;
  const requestId = `req_${random.hex(20)}`;
  const chain = agent.chain.flatMap((ref) => [modelOf(ref), modelOf(ref)]);
  let callsLeft = toolLoop(random);
  let step = 0;
  for (let attempt = 1; callsLeft > 0; attempt++) {
    const candidate = chain[step];
    if (candidate === undefined) return;
    const fate = world.weather({
      gateway: gateway.id,
      region: gateway.region,
      ...candidate,
      keyId: gateway.keys[candidate.provider][0],
      at: clock.now(),
      cutIsTold: true,
    });
    const answers = fate.kind === "ok" || fate.kind === "cut";
    const latencyMs = fate.elapsedMs + (answers ? fate.bodyMs : 0);
    if (clock.now() + latencyMs >= world.endAt) return;
    yield clock.now() + latencyMs;
    report(world, agent, candidate, fate, { requestId, sessionId, attempt, latencyMs });
    if (fate.kind === "ok") callsLeft -= 1;
    else step += 1;
    yield clock.now() + random.whole(120, 1_800);
  }
}

function report(
  { clock, gateway }: TupleWorld,
  agent: Agent,
  candidate: Model,
  fate: Fate,
  ids: { requestId: string; sessionId: string; attempt: number; latencyMs: number },
): void {
  const status = answerStatus(candidate, fate.kind);
  const keyId = gateway.keys[candidate.provider][0];
  const outcome: Outcome = fate.kind === "ok" ? "ok" : FAILURES[fate.kind].outcome;
  clock.write(
    JSON.stringify({
      time: new Date(clock.now()).toISOString(),
      requestId: ids.requestId,
      sessionId: ids.sessionId,
      provider: candidate.provider,
      modelId: candidate.model,
      status,
      latencyMs: ids.latencyMs,
      keyId,
      attempt: ids.attempt,
      requestedModel: refOf(modelOf(agent.chain[0])),
      ...(fate.kind === "ok" ? {} : { error: ERRORS[fate.kind] }),
    }),
  );
  clock.tell({
    at: clock.now(),
    ...candidate,
    status,
    outcome,
    latencyMs: ids.latencyMs,
    gateway: gateway.id,
    region: gateway.region,
    runtime: gateway.runtime,
    keyId,
    runId: ids.requestId,
    traceId: null,
    seenAs: "tuple",
  });
}
