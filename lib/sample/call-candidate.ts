import type { Step } from "./clock";
import {
  agentEnd,
  type FailoverDecision,
  failoverDecision,
  keyStateUpdated,
} from "./failover-records";
import { FAILURES, type FailureKind, sameModelRetries } from "./failure-kinds";
import { type FailureText, failureText, shortHash } from "./failure-text";
import { type Model, refOf } from "./fleet";
import { type GatewayWorld, log, shortly } from "./gateway-world";
import type { Trace } from "./openclaw-line";
import { answerStatus, type Run, wireCall } from "./wire-call";

export type CandidateEnd =
  | { readonly end: "served" }
  /** The week is over before the next call would have ended. */
  | { readonly end: "week_over" }
  | {
      readonly end: "failed";
      readonly kind: FailureKind;
      readonly status: number;
      readonly text: FailureText;
      readonly hitRotationCap: boolean;
    };

/** Tries one candidate: same-model retries, then one rotation to another key, then gives up. */
export function* callCandidate(
  world: GatewayWorld,
  run: Run,
  candidate: Model,
  firstKey: string,
): Step<CandidateEnd> {
  const { random, keys, clock } = world;
  const { release } = world.gateway;
  const used = [firstKey];
  let retryCount = 0;

  for (;;) {
    const keyId = used.at(-1) ?? firstKey;
    const attempt: Trace = {
      traceId: run.run.traceId,
      spanId: random.hex(16),
      parentSpanId: run.run.spanId,
    };
    const ended = yield* attemptCalls(world, run, candidate, keyId, attempt);
    if (ended === "served" || ended === "week_over") return { end: ended };

    const kind = ended;
    const text = failureText(kind, candidate, release, random.hex(12), world.sha256Hex);
    if (kind !== "hang") {
      yield shortly(world, 6, 45);
      log(world, agentEnd(run, attempt, candidate, kind, text));
    }
    const retries = sameModelRetries(kind, release);
    if (retryCount < retries) {
      retryCount += 1;
      yield shortly(world, 8, 30);
      yield* planRetry(world, run, candidate, kind, retryCount, retries);
      continue;
    }

    yield shortly(world, 10, 120);
    const profileId = shortHash(keyId, world.sha256Hex);
    const rotations = used.length - 1;
    const status = answerStatus(candidate, kind) ?? 408;
    const decide = (decision: FailoverDecision["decision"]) =>
      log(
        world,
        failoverDecision(run, release, candidate, kind, text.raw, {
          decision,
          profileId,
          status,
          isStrict: run.isStrict,
          retryCount,
          rotations,
          attemptCount: used.length,
        }),
      );
    const penalise = () => {
      if (!FAILURES[kind].penalised) return;
      const state = keys.penalise(keyId, FAILURES[kind].reason, candidate.model, clock.now());
      log(world, keyStateUpdated(run, candidate.provider, profileId, state));
    };

    const canRotate = rotations === 0 && kind !== "bad_request";
    const spare = canRotate ? keys.choose(candidate, clock.now(), used) : null;
    if (kind === "hang") warnOfSilence(world, run, keyId, spare?.state === "ready");
    if (spare?.state === "ready") {
      decide("rotate_profile");
      yield shortly(world, 2, 9);
      penalise();
      used.push(spare.keyId);
      yield shortly(world, 30, 160);
      continue;
    }

    // At the rotation cap the second key is not marked (field guide, section 7.6).
    const hitRotationCap = rotations > 0 && (kind === "rate_limited" || kind === "overloaded");
    if (hitRotationCap) warnOfRotationCap(world, run, candidate, kind);
    else penalise();
    yield shortly(world, 1, 5);
    decide(run.isStrict || kind === "bad_request" ? "surface_error" : "fallback_model");
    return { end: "failed", kind, status, text, hitRotationCap };
  }
}

/** The calls of one attempt: a tool loop that shares a span, until it is done or one call fails. */
function* attemptCalls(
  world: GatewayWorld,
  run: Run,
  candidate: Model,
  keyId: string,
  attempt: Trace,
): Step<"served" | "week_over" | FailureKind> {
  if (world.random.happens(0.07)) {
    log(world, {
      level: "INFO",
      from: "agent/embedded",
      text: "tool-search: cataloged 2 tools behind compact prompt surface",
      trace: attempt,
    });
  }
  for (let isFirst = true; run.callsLeft > 0; isFirst = false) {
    yield shortly(world, isFirst ? 20 : 250, isFirst ? 160 : 2_600);
    const kind = yield* wireCall(world, run, candidate, keyId, attempt, isFirst);
    if (kind !== "ok") return kind;
    run.callsLeft -= 1;
    world.keys.succeed(keyId);
  }
  yield shortly(world, 5, 60);
  return "served";
}

function* planRetry(
  world: GatewayWorld,
  run: Run,
  candidate: Model,
  kind: FailureKind,
  attempt: number,
  of: number,
): Step<void> {
  const isOld = world.gateway.release === "2026.8";
  const delayMs = isOld
    ? attempt * 10_000
    : Math.round(1_000 * 2 ** (attempt - 1) * world.random.between(0.75, 1.6));
  const text = isOld
    ? `rate-limit same-model retry ${attempt}/${of} for ${refOf(candidate)}: delayMs=${delayMs}`
    : `transient same-model retry ${attempt}/${of} for ${refOf(candidate)} reason=${FAILURES[kind].reason}: delayMs=${delayMs}`;
  log(world, { level: "WARN", from: "agent/embedded", text, trace: run.run });
  yield world.clock.now() + delayMs;
}

function warnOfSilence(world: GatewayWorld, run: Run, keyId: string, hasSpare: boolean): void {
  const then = hasSpare
    ? "Trying next account..."
    : "No further authorized account for this provider; create a backup auth profile and add its id to auth.order to enable failover.";
  const text = `Profile ${keyId} idle timeout (model silent). ${then}`;
  log(world, { level: "WARN", from: "agent/embedded", text, trace: run.run });
}

function warnOfRotationCap(
  world: GatewayWorld,
  run: Run,
  candidate: Model,
  kind: "rate_limited" | "overloaded",
): void {
  const [label, count] = kind === "rate_limited" ? ["rate-limit", 1] : ["overload", 2];
  const text = `${label} profile rotation cap reached for ${refOf(candidate)} after ${count} rotations; escalating to model fallback`;
  log(world, { level: "WARN", from: "agent/embedded", text, trace: run.run });
}
