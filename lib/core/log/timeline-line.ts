import { parseInstant } from "@/lib/core/time/parse-instant";
import { name } from "./fetch-line";
import type { ParsedLine } from "./parsed-line";
import { type ReleaseHint, SINCE_2026_7, SINCE_2026_9 } from "./release";

type Json = Readonly<Record<string, unknown>>;

const SCHEMA = "openclaw.diagnostics.v1";
/** How a call can end that is not a success; everything else that a record with `ok` says is one. */
const FAILED_ENDS = new Set(["error", "timeout", "connection_reset", "aborted"]);
/** Records of calls, but none that says how they ended. */
const BEFORE_ENDS: ReleaseHint = { oldest: "2026.7", newest: "2026.8" };
/** A call of more than a day is a damaged record, not a call. */
const LONGEST_CALL_MS = 86_400_000;

/** True for a line of a diagnostics timeline (field guide, section 5), of any version of its schema. */
export function isTimelineLine(line: Json): boolean {
  return typeof line.schemaVersion === "string" && typeof line.type === "string";
}

/**
 * Reads one line of a diagnostics timeline. Total: nothing here throws. Calls and decisions are
 * evidence; spans and marks of the Gateway's own work are irrelevant.
 */
export function parseTimelineLine(line: Json): ParsedLine {
  const at = parseInstant(line.timestamp);
  if (line.schemaVersion !== SCHEMA) return { kind: "unrecognised", reason: "timeline", at };
  if (at === null) return { kind: "malformed", reason: "timestamp", at: null };
  if (line.type === "provider.request") return callRecorded(line, at);
  if (line.type === "mark") {
    if (line.name === "model.retry.decision") return retryDecided(line, at, "retry");
    if (line.name === "model.recovery.decision") return retryDecided(line, at, "recovery");
  }
  return { kind: "irrelevant", at, release: null };
}

function callRecorded(line: Json, startedAt: number): ParsedLine {
  const fields = objectOf(line.attributes);
  const provider = text(line.provider);
  const model = text(fields.model);
  if (provider === null || model === null) {
    return { kind: "malformed", reason: "wrong_type", at: startedAt };
  }
  const durationMs = duration(line.durationMs);
  const ended = endOf(line, fields);
  return {
    kind: "evidence",
    evidence: {
      kind: "call_recorded",
      at: endedAt(startedAt, durationMs, fields.terminalAtMs),
      traceId: null,
      spanId: null,
      by: "timeline",
      runId: text(line.runId),
      callId: text(line.spanId),
      provider,
      model,
      api: text(fields.api) ?? text(line.operation),
      startedAt,
      durationMs,
      ttfbMs: null,
      status: statusOf(line.status),
      ended,
      error: null,
    },
    release: ended === null ? BEFORE_ENDS : SINCE_2026_9,
    everyCallMark: true,
  };
}

/**
 * `terminalReason` came with the release whose `ok` can be believed: before, every failure says
 * `ok: true` (field guide, section 9).
 */
function endOf(line: Json, fields: Json): string | null {
  const reason = text(fields.terminalReason);
  if (reason === null) return null;
  return line.ok === false && !FAILED_ENDS.has(reason) ? "error" : reason;
}

/** True where a record that can be believed says that its call did not succeed. */
export function isFailedEnd(ended: string): boolean {
  return FAILED_ENDS.has(ended);
}

function endedAt(startedAt: number, durationMs: number | null, terminalAt: unknown): number {
  const terminal = parseInstant(terminalAt);
  if (terminal !== null && terminal >= startedAt && terminal - startedAt <= LONGEST_CALL_MS) {
    return Math.round(terminal);
  }
  return startedAt + Math.round(durationMs ?? 0);
}

function retryDecided(line: Json, at: number, of: "retry" | "recovery"): ParsedLine {
  const fields = objectOf(line.attributes);
  const runId = text(line.runId);
  const decision = text(fields.decision);
  if (runId === null || decision === null) return { kind: "malformed", reason: "wrong_type", at };
  const { retryCount } = fields;
  return {
    kind: "evidence",
    evidence: {
      kind: "retry_decided",
      at,
      traceId: null,
      spanId: null,
      of,
      runId,
      decision,
      reason: text(fields.reason),
      retryCount: typeof retryCount === "number" && retryCount >= 0 ? retryCount : null,
    },
    release: SINCE_2026_7,
    everyCallMark: false,
  };
}

function duration(value: unknown): number | null {
  return typeof value === "number" && value >= 0 && value <= LONGEST_CALL_MS ? value : null;
}

function statusOf(value: unknown): number | null {
  return typeof value === "number" && Number.isInteger(value) && value >= 100 && value <= 599
    ? value
    : null;
}

function objectOf(value: unknown): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Json)
    : {};
}

function text(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? name(value) : null;
}
