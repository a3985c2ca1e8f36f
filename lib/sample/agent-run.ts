import { type CandidateEnd, callCandidate } from "./call-candidate";
import type { Process } from "./clock";
import { type FailedCandidate, fallbackDecision } from "./failover-records";
import { FAILURES } from "./failure-kinds";
import { shortHash } from "./failure-text";
import { type Model, refOf } from "./fleet";
import { type GatewayWorld, log, shortly } from "./gateway-world";
import type { Run } from "./wire-call";

export type AgentRequest = {
  readonly agent: string;
  readonly chain: readonly [Model, ...Model[]];
  readonly sessionId: string;
  readonly user: string;
  /** Calls that it takes to answer: the tool loop. */
  readonly calls: number;
};

const RATE_LIMITED_FOR_NOW =
  "The AI service is temporarily rate-limited. Please try again in a moment.";

/** One request from start to end: along its chain until a candidate serves it or none is left. */
export function* agentRun(world: GatewayWorld, request: AgentRequest): Process {
  const { random, clock } = world;
  const { chain } = request;
  const run: Run = {
    runId: `chatcmpl_${random.uuid()}`,
    sessionId: request.sessionId,
    lane: `session:agent:${request.agent}:openai-user:${request.user}`,
    run: { traceId: random.hex(32), spanId: random.hex(16) },
    callsLeft: request.calls,
    isStrict: chain.length === 1,
  };
  const earlier: FailedCandidate[] = [];
  let hasProbed = false;

  for (const [index, candidate] of chain.entries()) {
    const choice = world.keys.choose(candidate, clock.now(), []);
    if (choice === null) throw new Error(`${candidate.provider} has no key in the sample.`);
    if (choice.state === "out" && !run.isStrict) {
      const failed = skipped(world, candidate, choice.reason);
      const profileCount = world.gateway.keys[candidate.provider].length;
      const shared = { chain, index, failed, earlier, profileCount };
      if (!world.keys.mayProbe(candidate.provider, choice.reason, clock.now())) {
        log(world, fallbackDecision(run, { ...shared, decision: "skip_candidate" }));
        earlier.push(failed);
        yield shortly(world, 2, 12);
        continue;
      }
      hasProbed = true;
      log(world, fallbackDecision(run, { ...shared, decision: "probe_cooldown_candidate" }));
      yield shortly(world, 8, 40);
      const text = `probing cooldowned auth profile for ${refOf(candidate)} due to ${choice.reason} unavailability`;
      log(world, { level: "WARN", from: "agent/embedded", text, trace: run.run });
    }

    const startedAt = clock.now();
    const ended = yield* callCandidate(world, run, candidate, choice.keyId);
    if (ended.end === "week_over") return;
    if (ended.end === "served") {
      if (earlier.length > 0 || hasProbed) {
        const made = {
          decision: "candidate_succeeded",
          chain,
          index,
          failed: null,
          earlier,
        } as const;
        log(world, fallbackDecision(run, made));
        yield shortly(world, 1, 3);
      }
      finish(world, run, earlier, candidate);
      return;
    }
    yield* reportFailure(world, run, ended, clock.now() - startedAt);
    const failed = failedCandidate(world, candidate, ended);
    log(
      world,
      fallbackDecision(run, { decision: "candidate_failed", chain, index, failed, earlier }),
    );
    earlier.push(failed);
    if (run.isStrict) return yield* giveUp(world, run, ended.text.sentence);
    yield shortly(world, 40, 240);
  }
  yield* giveUp(
    world,
    run,
    `All models failed (${chain.length}): ${earlier.map(describe).join(" | ")}`,
  );
}

function finish(
  world: GatewayWorld,
  run: Run,
  earlier: readonly FailedCandidate[],
  served: Model,
): void {
  const missing = earlier.find(({ reason }) => reason === "model_not_found");
  if (missing !== undefined) {
    const text = `Model "${refOf(missing.candidate)}" not found. Fell back to "${refOf(served)}".`;
    log(world, { level: "WARN", from: "model-fallback", text, trace: run.run });
  }
  log(world, {
    level: "INFO",
    from: "agents/agent-command",
    text: `[agent] run ${run.runId} ended with stopReason=stop`,
    trace: run.run,
  });
}

function* giveUp(world: GatewayWorld, run: Run, why: string): Process {
  yield shortly(world, 12, 180);
  log(world, {
    level: "WARN",
    from: "openai-compat",
    text: `chat completion failed: FailoverError: ${why}`,
    trace: run.run,
  });
}

/** Every failed candidate is an error of two lanes: the same failure, told twice. */
function* reportFailure(
  world: GatewayWorld,
  run: Run,
  ended: Extract<CandidateEnd, { end: "failed" }>,
  durationMs: number,
): Process {
  for (const lane of ["main", run.lane]) {
    yield shortly(world, 1, 9);
    log(world, {
      level: "ERROR",
      from: "diagnostic",
      text: `lane task error: lane=${lane} durationMs=${durationMs} error="${sentenceOf(ended)}"`,
      fields: { errorName: "FailoverError" },
      trace: run.run,
    });
  }
  yield shortly(world, 2, 6);
}

function failedCandidate(
  { sha256Hex, gateway }: GatewayWorld,
  candidate: Model,
  ended: Extract<CandidateEnd, { end: "failed" }>,
): FailedCandidate {
  const raw = isCappedRateLimit(ended) ? null : ended.text.raw;
  const preview = raw?.preview ?? sentenceOf(ended);
  const isOldOverload = gateway.release === "2026.8" && ended.kind === "overloaded";
  return {
    candidate,
    reason: FAILURES[ended.kind].reason,
    status: isOldOverload ? 503 : ended.status,
    preview,
    hash: raw?.hash ?? shortHash(preview, sha256Hex),
    body: raw?.body ?? null,
  };
}

function skipped(world: GatewayWorld, candidate: Model, reason: string): FailedCandidate {
  const preview = `Provider ${candidate.provider} is in cooldown`;
  const hash = shortHash(preview, world.sha256Hex);
  return { candidate, reason, status: null, preview, hash, body: null };
}

/** After the rotation cap the Gateway puts its own sentence in the place of the provider's. */
function sentenceOf(ended: Extract<CandidateEnd, { end: "failed" }>): string {
  return isCappedRateLimit(ended) ? RATE_LIMITED_FOR_NOW : ended.text.sentence;
}

function isCappedRateLimit(ended: Extract<CandidateEnd, { end: "failed" }>): boolean {
  return ended.hitRotationCap && ended.kind === "rate_limited";
}

function describe({ candidate, preview, reason }: FailedCandidate): string {
  return `${refOf(candidate)}: ${preview} (${reason})`;
}
