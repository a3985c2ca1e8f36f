import type { EvidenceFact } from "@/lib/core/attempt/evidence";
import { parseInstant } from "@/lib/core/time/parse-instant";
import type { EpochMs } from "@/lib/core/time/range";
import { parseEvent } from "./event-line";
import { name, parseFetchLine } from "./fetch-line";
import { parseGatewayLine, parsePrintedLine } from "./gateway-line";
import type { ParsedLine, SaidLoss } from "./parsed-line";
import {
  narrowRelease,
  ONLY_2026_6,
  type ReleaseHint,
  releaseName,
  SINCE_2026_7,
  SINCE_2026_9,
  UNTIL_2026_7,
  UNTIL_2026_8,
} from "./release";

type Json = Readonly<Record<string, unknown>>;

/** Turns a profile id into the form that the Gateway logs: `sha256:` and 12 hex digits. */
export type HashProfile = (profileId: string) => string;

/** Below this a 2xx answer is logged only by a Gateway that logs every call (field guide, section 2). */
const SLOW_ANSWER_MS = 1_000;

const RUN_ENDED = /^\[agent\] run (\S{1,200}) ended with stopReason=(\S{1,60})/;
const RETRY =
  /^(transient|rate-limit) same-model retry (\d+)\/\d+ for (.+?)(?: reason=(\S+?))?: delayMs=(\d+)/;
/** Runs that were recovered after a crash never say in one line that they ended and which trace they are. */
const RUN_NAMED =
  /^(?:Preserved orphaned user message|Merged and removed orphaned user message|embedded run start:|\[trace:embedded-run\] (?:prep|startup) stages:)[^\n]{0,300}?\brunId=([\w.:-]{1,200})(?: sessionId=([\w.:-]{1,200}))?/;
const RUN_TIMED_OUT =
  /^embedded run timeout: runId=(\S{1,200}) sessionId=(\S{1,200})(?: timeoutMs=(\d+))?/;
const KEY_TIMED_OUT = /^Profile (.{1,300}?) (?:idle timeout \(model silent\)|timed out)\./;
const QUEUE_OVERFLOW = "[openclaw] file log queue overflow;";
/** Subsystems whose `event` records we read; a new event there means that we are behind the Gateway. */
const EVENT_SUBSYSTEMS = new Set(["agent/embedded", "model-fallback/decision", "model-fallback"]);

/** True for the envelope of the Gateway's file log (field guide, section 1). */
export function isOpenclawEnvelope(line: Json): boolean {
  return (
    typeof line._meta === "object" && line._meta !== null && ("0" in line || "message" in line)
  );
}

/** Reads one record of an OpenClaw file log. Total: nothing here throws. */
export function parseOpenclawLine(line: Json, hashProfile: HashProfile): ParsedLine {
  const meta = line._meta as Json;
  const at = parseInstant(meta.date) ?? parseInstant(line.time);
  if (at === null) return { kind: "malformed", reason: "timestamp", at: null };
  const shape = shapeHint(meta);

  if (meta.name === "openclaw") return consoleCapture(line, meta, at, shape);

  const fields = isObject(line["1"]) ? line["1"] : null;
  const text = firstText(fields ? line["2"] : line["1"], line.message);

  if (typeof fields?.event === "string") {
    const event = parseEvent(fields.event, fields, shape);
    if (event === "wrong_type") return { kind: "malformed", reason: "wrong_type", at };
    if (event !== "unknown")
      return evidence(line, at, hashKey(event.fact, hashProfile), shape, event.release);
    return EVENT_SUBSYSTEMS.has(subsystemOf(line, meta))
      ? { kind: "unrecognised", reason: "unknown_event", at }
      : { kind: "irrelevant", at, release: shape };
  }
  const fetch = parseFetchLine(text);
  if (fetch === "unknown") return { kind: "unrecognised", reason: "unknown_fetch_line", at };
  if (fetch !== null) return evidence(line, at, fetch.fact, shape, fetch.release);

  const told = parseText(text, hashProfile);
  if (told !== null) return evidence(line, at, told.fact, shape, told.release);
  const own = parseGatewayLine(text, () => subsystemOf(line, meta), hashProfile);
  if (own !== null) return evidence(line, at, ofRelease(own, shape), shape, null);

  const laneError = text.startsWith("lane task error:") && fields === null;
  return { kind: "irrelevant", at, release: laneError ? both(shape, UNTIL_2026_7) : shape };
}

/**
 * Captured console output holds assistant replies in clear: dropped, whatever it says. The two exceptions
 * are how 2026.6 writes the end of a run (field guide, section 9), and that a configuration was undone,
 * of which no word is kept.
 */
function consoleCapture(
  line: Json,
  meta: Json,
  at: EpochMs,
  shape: ReleaseHint | null,
): ParsedLine {
  const ended =
    meta.logLevelName === "ERROR" && typeof line["0"] === "string"
      ? RUN_ENDED.exec(line["0"])
      : null;
  if (ended !== null) return evidence(line, at, runEnded(ended), shape, ONLY_2026_6);
  const printed =
    meta.logLevelName === "WARN" && typeof line["0"] === "string"
      ? parsePrintedLine(line["0"])
      : null;
  if (printed !== null) return evidence(line, at, printed, shape, null);
  return { kind: "irrelevant", at, release: shape, loss: overflowOf(line) };
}

/** No line names the release of its Gateway; its shape proves a part of it. */
function ofRelease(fact: EvidenceFact, shape: ReleaseHint | null): EvidenceFact {
  return fact.kind === "gateway_lived" ? { ...fact, version: releaseName(shape) } : fact;
}

/** What the Gateway writes instead of records that its log queue had to drop (field guide, section 7). */
function overflowOf(line: Json): SaidLoss | null {
  const { dropped } = line;
  if (typeof dropped !== "number" || !Number.isSafeInteger(dropped) || dropped <= 0) return null;
  return typeof line["0"] === "string" && line["0"].startsWith(QUEUE_OVERFLOW)
    ? { what: "queue_overflow", count: dropped }
    : null;
}

function parseText(
  text: string,
  hashProfile: HashProfile,
): { fact: EvidenceFact; release: ReleaseHint | null } | null {
  const ended = RUN_ENDED.exec(text);
  if (ended) return { fact: runEnded(ended), release: SINCE_2026_7 };
  const retry = RETRY.exec(text);
  if (retry) {
    const [provider, model] = splitModelRef(retry[3] ?? "");
    return {
      fact: {
        kind: "retry_planned",
        provider,
        model,
        reason: retry[4] ?? (retry[1] === "rate-limit" ? "rate_limit" : null),
        attempt: Number(retry[2]),
        delayMs: Number(retry[5]),
      },
      release: retry[1] === "transient" ? SINCE_2026_9 : UNTIL_2026_8,
    };
  }
  const named = RUN_NAMED.exec(text);
  if (named) {
    const [, runId = "", sessionId = null] = named;
    return { fact: { kind: "run_named", runId, sessionId }, release: null };
  }
  const timedOut = RUN_TIMED_OUT.exec(text);
  if (timedOut) {
    return {
      fact: {
        kind: "run_timed_out",
        runId: timedOut[1] ?? "",
        sessionId: timedOut[2] ?? null,
        timeoutMs: timedOut[3] === undefined ? null : Number(timedOut[3]),
      },
      release: null,
    };
  }
  const profile = KEY_TIMED_OUT.exec(text);
  if (profile) {
    return { fact: { kind: "key_timed_out", keyId: hashProfile(profile[1] ?? "") }, release: null };
  }
  return null;
}

function evidence(
  line: Json,
  at: EpochMs,
  fact: EvidenceFact,
  shape: ReleaseHint | null,
  said: ReleaseHint | null,
): ParsedLine {
  return {
    kind: "evidence",
    evidence: { at, traceId: id(line.traceId), spanId: id(line.spanId), ...fact },
    release: both(shape, said),
    everyCallMark: marksEveryCall(fact),
    loss:
      fact.kind === "candidate_decided" && fact.suppressed
        ? { what: "coalesced", count: fact.suppressed }
        : null,
  };
}

function marksEveryCall(fact: EvidenceFact): boolean {
  return fact.kind === "call_started" || isFastAnswer(fact);
}

/** A fast 2xx answer: at the default level it would not be in the log. */
export function isFastAnswer(fact: EvidenceFact): boolean {
  return (
    fact.kind === "call_answered" &&
    fact.status >= 200 &&
    fact.status < 300 &&
    fact.elapsedMs !== null &&
    fact.elapsedMs < SLOW_ANSWER_MS
  );
}

/** Before 2026.9 `_meta` has its name before its date; since then after the level. */
function shapeHint(meta: Json): ReleaseHint | null {
  const keys = Object.keys(meta);
  const nameAt = keys.indexOf("name");
  const dateAt = keys.indexOf("date");
  if (nameAt < 0 || dateAt < 0) return null;
  return nameAt < dateAt ? UNTIL_2026_8 : SINCE_2026_9;
}

function both(a: ReleaseHint | null, b: ReleaseHint | null): ReleaseHint | null {
  return a === null ? b : narrowRelease(a, b);
}

/** Older releases print some profile ids in clear; only the hash goes further. */
function hashKey(fact: EvidenceFact, hashProfile: HashProfile): EvidenceFact {
  if (!("keyId" in fact) || fact.keyId === null || fact.keyId.startsWith("sha256:")) return fact;
  return { ...fact, keyId: hashProfile(fact.keyId) } as EvidenceFact;
}

function runEnded(match: RegExpExecArray): EvidenceFact {
  return { kind: "run_ended", runId: match[1] ?? "", stopReason: match[2] ?? null };
}

/** Splits at the first slash only: model ids hold slashes themselves. */
export function splitModelRef(ref: string): [provider: string, model: string] {
  const slash = ref.indexOf("/");
  return slash < 0 ? ["", name(ref)] : [name(ref.slice(0, slash)), name(ref.slice(slash + 1))];
}

/** The subsystem is JSON inside a string, in key "0" and in `_meta.name`. */
function subsystemOf(line: Json, meta: Json): string {
  for (const value of [line["0"], meta.name]) {
    if (typeof value !== "string") continue;
    const match = /"subsystem":"([^"]{1,100})"/.exec(value);
    if (match) return match[1] ?? "";
  }
  return "";
}

function firstText(...values: unknown[]): string {
  for (const value of values) if (typeof value === "string") return value;
  return "";
}

function id(value: unknown): string | null {
  return typeof value === "string" && value !== "" && value.length <= 128 ? value : null;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
