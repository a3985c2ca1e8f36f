import type { TrailStep } from "@/lib/contracts/requests";
import { targetRef } from "@/lib/core/request/target-ref";
import type { EpochMs } from "@/lib/core/time/range";
import { formatLatency } from "./format-duration";
import { keyName } from "./key-name";
import { OUTCOME_LOOKS } from "./outcome-look";
import { reasonWords } from "./reason-words";

export type StepWords = {
  /** What happened. */
  readonly what: string;
  /** Why, as the lines have it; `null`: no line says. */
  readonly why: string | null;
};

export type StepNames = {
  /** Names of keys by their ids. */
  readonly labels: Readonly<Record<string, string>>;
  /** A time in the reader's zone. */
  readonly time: (at: EpochMs) => string;
};

type Step<K extends TrailStep["kind"]> = Extract<TrailStep, { kind: K }>;

/** A step of a request's trail in words, for the screen and for what is copied from it. */
export function stepWords(step: TrailStep, names: StepNames): StepWords {
  switch (step.kind) {
    case "attempt":
      return attemptWords(step);
    case "retry":
      return { what: retryWords(step), why: because(step.reason) };
    case "rotation":
      return { what: rotationWords(step, names), why: because(step.reason) };
    case "key":
      return { what: keyWords(step, names), why: because(step.reason) };
    case "skip":
      return { what: skipWords(step, names), why: because(step.reason) };
    case "probe":
      return {
        what: `Tries ${targetRef(step)} although it is cooling`,
        why: because(step.reason),
      };
    case "fallback":
      return {
        what: `Falls back from ${targetRef(step.from)} to ${targetRef(step.to)}`,
        why: because(step.reason),
      };
    case "end":
      return { what: endWords(step), why: step.reason === "stop" ? null : because(step.reason) };
  }
}

function attemptWords(step: Step<"attempt">): StepWords {
  const { outcome, status, keyId, keyLabel, provider, latencyMs, errorPreview, errorCode } = step;
  const key = keyId === null ? "" : ` with key ${keyName(keyId, keyLabel, provider)}`;
  const code = status === null ? "" : ` (${status})`;
  const took = latencyMs === null ? "" : ` after ${formatLatency(latencyMs)}`;
  const end =
    outcome === "ok" ? `answered${code}${took}` : `${OUTCOME_LOOKS[outcome].word}${code}${took}`;
  return {
    what: `Calls ${targetRef(step)}${key}: ${end}`,
    why: errorPreview ?? errorCode ?? (outcome === "ok" ? null : because(step.gatewayReason)),
  };
}

function retryWords({ delayMs, attempt, provider, model }: Step<"retry">): string {
  const wait = delayMs === null ? "Waits for an unknown time" : `Waits ${formatLatency(delayMs)}`;
  const which = attempt === null ? "again" : `again, retry ${attempt}`;
  return `${wait}, then tries ${targetRef({ provider, model })} ${which}`;
}

function rotationWords({ provider, keyId, toKeyId }: Step<"rotation">, names: StepNames): string {
  const nameOf = (id: string | null) => named(id, provider, names) ?? "unknown";
  return `Takes another key of ${provider}: ${nameOf(keyId)} → ${nameOf(toKeyId)}`;
}

function keyWords(step: Step<"key">, names: StepNames): string {
  const { provider, keyId, until, reused } = step;
  const key = `Key ${named(keyId, provider, names)} of ${provider}`;
  const end = until === null ? "for an unknown time" : `until ${names.time(until)}`;
  const state = keyState(step.window);
  return reused ? `${key} was ${state} already, and stays so ${end}` : `${key} is ${state} ${end}`;
}

function keyState(window: Step<"key">["window"]): string {
  switch (window) {
    case "cooldown":
      return "cooling";
    case "disabled":
      return "disabled";
    case null:
      return "put aside";
  }
}

function skipWords(step: Step<"skip">, names: StepNames): string {
  const { provider, keyId, until } = step;
  const key = named(keyId, provider, names);
  const out =
    until === null
      ? "; when its keys are ready is not known"
      : `; ${key === null ? "its first key" : `key ${key}`} is said to be ready at ${names.time(until)}`;
  return `Skips ${targetRef(step)} without a call${out}`;
}

function endWords({ result, served }: Step<"end">): string {
  switch (result) {
    case "served":
      return served === null
        ? "The caller is served; no line says by which model"
        : `The caller is served by ${targetRef(served)}`;
    case "exhausted":
      return "The caller gets an error: nothing is left to try";
    case "aborted":
      return "The caller goes away before an answer";
    case "unknown":
      return "No line tells how it ended";
  }
}

function named(id: string | null, provider: string, { labels }: StepNames): string | null {
  return id === null ? null : keyName(id, labels[id] ?? null, provider);
}

function because(reason: string | null): string | null {
  return reason === null ? null : reasonWords(reason);
}
