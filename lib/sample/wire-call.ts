import type { AttemptOrigin } from "@/lib/core/attempt/attempt";
import type { EpochMs } from "@/lib/core/time/range";
import type { Step } from "./clock";
import type { RunIds } from "./failover-records";
import { FAILURES, type FailureKind } from "./failure-kinds";
import { type Model, PROVIDERS } from "./fleet";
import { type GatewayWorld, log, shortly } from "./gateway-world";
import type { Trace } from "./openclaw-line";
import type { Fate } from "./weather";

/** A request as it goes along its chain. */
export type Run = RunIds & {
  /** Calls of the tool loop that are still to be made; what is done is not done again. */
  callsLeft: number;
  readonly isStrict: boolean;
};

/** Answers of this many ms or more are logged at the default level too. */
const SLOW_ANSWER_MS = 1_000;
/** Room for the records that follow a failed call. */
const TAIL_MS = 1_500;
const RESET_TRIES_OF_OLD_CLIENT = 3;

/** One call as the runtime sees it; the client of older releases repeats it silently after a reset. */
export function* wireCall(
  world: GatewayWorld,
  run: Run,
  candidate: Model,
  keyId: string,
  attempt: Trace,
  isFirst: boolean,
): Step<"ok" | "week_over" | FailureKind> {
  const { gateway, clock } = world;
  const tries = gateway.release === "2026.8" ? RESET_TRIES_OF_OLD_CLIENT : 1;
  for (let left = tries; ; left--) {
    const fate = world.weather({
      gateway: gateway.id,
      region: gateway.region,
      ...candidate,
      keyId,
      at: clock.now(),
      cutIsTold: gateway.logsEveryCall || isFirst,
    });
    if (clock.now() + fate.elapsedMs + fate.bodyMs + TAIL_MS > world.endAt) return "week_over";
    if (gateway.logsEveryCall) logFetch(world, attempt, startText(candidate));
    yield clock.now() + fate.elapsedMs;
    logAnswer(world, attempt, candidate, fate);
    const answeredAt = clock.now();
    if (fate.kind === "ok" || fate.kind === "cut") yield answeredAt + fate.bodyMs;
    tellTruth(world, run, candidate, keyId, fate, answeredAt);
    if (fate.kind !== "reset" || left === 1) return fate.kind;
    yield shortly(world, 400, 1_100);
  }
}

function logAnswer(world: GatewayWorld, attempt: Trace, candidate: Model, fate: Fate): void {
  const prefix = `provider=${candidate.provider} api=${PROVIDERS[candidate.provider].api} model=${candidate.model}`;
  if (fate.kind === "hang" || fate.kind === "reset") {
    const cause =
      fate.kind === "hang"
        ? "name=Error code=undefined causeName=undefined causeCode=undefined message=LLM idle timeout (30s): no response from model"
        : "name=TypeError code=undefined causeName=Error causeCode=ECONNRESET message=fetch failed";
    logFetch(world, attempt, `error ${prefix} elapsedMs=${fate.elapsedMs} ${cause}`, "WARN");
    return;
  }
  const status = answerStatus(candidate, fate.kind);
  const isShown = world.gateway.logsEveryCall || status !== 200 || fate.elapsedMs >= SLOW_ANSWER_MS;
  if (!isShown) return;
  const dispatcher = world.random.happens(0.9) ? "reused" : "new";
  const contentType = status === 200 ? "text/event-stream" : "application/json";
  logFetch(
    world,
    attempt,
    `response ${prefix} status=${status} elapsedMs=${fate.elapsedMs} dispatcher=${dispatcher} contentType=${contentType}`,
  );
}

function tellTruth(
  world: GatewayWorld,
  run: Run,
  candidate: Model,
  keyId: string,
  fate: Fate,
  answeredAt: EpochMs,
): void {
  const { gateway, clock } = world;
  const seenAs = traceOf(world, fate);
  clock.tell({
    at: seenAs === "cut_stream" ? clock.now() : answeredAt,
    ...candidate,
    status: answerStatus(candidate, fate.kind),
    outcome: fate.kind === "ok" ? "ok" : FAILURES[fate.kind].outcome,
    latencyMs: fate.elapsedMs,
    gateway: gateway.id,
    region: gateway.region,
    runtime: gateway.runtime,
    keyId,
    runId: run.runId,
    traceId: run.run.traceId,
    seenAs,
  });
}

/** What the log lets a reader know of a call (field guide, section 3). */
function traceOf({ gateway }: GatewayWorld, { kind, elapsedMs }: Fate): AttemptOrigin | null {
  if (gateway.logsEveryCall) return "call";
  if (elapsedMs >= SLOW_ANSWER_MS) return "answer";
  if (kind === "ok") return null;
  return kind === "cut" ? "cut_stream" : "answer";
}

function logFetch(
  world: GatewayWorld,
  trace: Trace,
  text: string,
  level: "INFO" | "WARN" = "INFO",
): void {
  log(world, { level, from: "provider-transport-fetch", text: `[model-fetch] ${text}`, trace });
}

function startText(candidate: Model): string {
  const { api, url } = PROVIDERS[candidate.provider];
  return `start provider=${candidate.provider} api=${api} model=${candidate.model} method=POST url=${url} timeoutMs=30000 proxy=none policy=custom`;
}

/** The HTTP status that the provider answers; `null`: it does not get that far. */
export function answerStatus({ provider }: Model, kind: Fate["kind"]): number | null {
  if (kind === "ok" || kind === "cut") return 200;
  const isAnthropic = PROVIDERS[provider].api === "anthropic-messages";
  return FAILURES[kind].status?.[isAnthropic ? "anthropic" : "openai"] ?? null;
}
