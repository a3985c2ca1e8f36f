import { type Attempt, RUNTIMES, type Runtime } from "@/lib/core/attempt/attempt";
import { name } from "@/lib/core/log/fetch-line";
import type { ParsedLine } from "@/lib/core/log/parsed-line";
import { redact } from "@/lib/core/log/redact";
import { classify } from "@/lib/core/outcome/classify";
import { parseInstant } from "@/lib/core/time/parse-instant";

type Json = Readonly<Record<string, unknown>>;

/** One of these makes an object with a time a tuple. */
const TELLING = ["requestId", "provider", "modelId", "status", "latencyMs"] as const;

/** All that is read of a tuple. */
const READ = new Set(
  `time requestId sessionId provider modelId status latencyMs ttfbMs region gateway runtime keyId error
   attempt requestedModel routeVersion stage`.split(/\s+/),
);

/**
 * A tuple without what is not read of it: a gateway may add prompts or replies under any name. How many
 * fields were left out is said.
 */
export function readPartOf(tuple: Json): Json {
  const read = Object.entries(tuple).filter(([field]) => READ.has(field));
  const others = Object.keys(tuple).length - read.length;
  const kept = read.map(([field, value]) => [
    field,
    field === "error" ? errorPart(value) : flat(value),
  ]);
  return { ...Object.fromEntries(kept), ...(others > 0 && { fieldsLeftOut: others }) };
}

function errorPart(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const { code, type, message } = value as Json;
  return { code: flat(code), type: flat(type), message: flat(message) };
}

function flat(value: unknown): unknown {
  return typeof value === "object" && value !== null ? null : value;
}

export function isTuple(line: Json): boolean {
  return "time" in line && TELLING.some((field) => field in line);
}

/**
 * Reads one tuple: `time, requestId, sessionId, provider, modelId, status, latencyMs` and optionally
 * `region, gateway, runtime, keyId, error, attempt, requestedModel, routeVersion, stage, ttfbMs`. What is
 * missing stays unknown. A time that cannot be read makes the line malformed; so does a field of a
 * type that it cannot have, because guessing would count it in the wrong place.
 */
export function parseTuple(line: Json): ParsedLine {
  const at = parseInstant(line.time);
  if (at === null) return { kind: "malformed", reason: "timestamp", at: null };

  const fields = {
    requestId: text(line.requestId),
    sessionId: text(line.sessionId),
    provider: text(line.provider),
    model: text(line.modelId),
    keyId: text(line.keyId),
    region: text(line.region),
    gateway: text(line.gateway),
    runtime: text(line.runtime),
    routeVersion: text(line.routeVersion),
    stage: text(line.stage),
    attempt: text(line.attempt),
    requestedModel: text(line.requestedModel),
  };
  const latencyMs = duration(line.latencyMs);
  const ttfbMs = duration(line.ttfbMs);
  const status = readStatus(line.status);
  const wrong =
    Object.values(fields).includes(WRONG) ||
    latencyMs === WRONG ||
    ttfbMs === WRONG ||
    status === WRONG;
  if (wrong) return { kind: "malformed", reason: "wrong_type", at };
  const f = fields as { [K in keyof typeof fields]: string | null };

  const error = errorOf(line.error);
  const statusCode = typeof status === "number" ? status : null;
  const decided = classify({
    status: statusCode,
    answered: statusCode !== null || status === "ok",
    failedAfterAnswer: error.text !== null || error.code !== null,
    code: error.code,
    text: [typeof status === "string" ? status : null, error.text]
      .filter((t) => t !== null)
      .join(" "),
    gatewayReason: null,
    timedOut: null,
  });
  const attempt: Attempt = {
    at,
    requestId: f.requestId,
    traceId: null,
    sessionId: f.sessionId,
    provider: f.provider,
    model: f.model,
    keyId: f.keyId,
    status: statusCode,
    outcome: decided.outcome,
    gatewayReason: null,
    latencyMs: latencyMs as number | null,
    ttfbMs: ttfbMs as number | null,
    routeVersion: f.routeVersion,
    errorPreview: error.text === null ? null : redact(error.text),
    errorCode: error.code,
    origin: "tuple",
    region: f.region,
    runtime: (RUNTIMES as readonly (string | null)[]).includes(f.runtime)
      ? (f.runtime as Runtime)
      : null,
    ...requestPart(f),
  };
  return {
    kind: "tuple",
    attempt,
    gateway: f.gateway,
    identity: identityOf(at, f, status, latencyMs),
  };
}

const WRONG = Symbol("wrong type");

type TextFields = Readonly<
  Record<"provider" | "model" | "requestedModel" | "attempt", string | null>
>;

/** What says that this is not the whole of its request; left out where it says nothing. */
function requestPart({ provider, model, requestedModel, attempt }: TextFields) {
  const asCalled = requestedModel === model || requestedModel === `${provider}/${model}`;
  const number = attempt !== null && /^\d{1,6}$/.test(attempt) ? Number(attempt) : 0;
  return {
    ...(requestedModel !== null && !asCalled && { requestedModel }),
    ...(number > 1 && { attemptNumber: number }),
  };
}

/** A request, its attempt number and the time name a tuple; without them all that was said does. */
function identityOf(
  at: number,
  f: Readonly<Record<string, string | null>>,
  status: unknown,
  latencyMs: unknown,
): string {
  if (f.requestId !== null && f.attempt !== null)
    return JSON.stringify([at, f.requestId, f.attempt]);
  return JSON.stringify([
    at,
    f.requestId,
    f.attempt,
    f.sessionId,
    f.provider,
    f.model,
    status ?? null,
    latencyMs ?? null,
    f.keyId,
    f.region,
    f.stage,
  ]);
}

function text(value: unknown): string | null | typeof WRONG {
  if (value === undefined || value === null || value === "") return null;
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  return typeof value === "string" ? name(value) : WRONG;
}

function duration(value: unknown): number | null | typeof WRONG {
  if (value === undefined || value === null || value === "") return null;
  const ms = typeof value === "string" && /^\d{1,15}(\.\d+)?$/.test(value) ? Number(value) : value;
  return typeof ms === "number" && Number.isFinite(ms) && ms >= 0 ? ms : WRONG;
}

/** 0 means "no answer". A word ("ok", "timeout") is kept as what the gateway says, not turned into a code. */
function readStatus(value: unknown): number | string | null | typeof WRONG {
  if (value === undefined || value === null || value === "" || value === 0 || value === "0")
    return null;
  if (typeof value === "string" && !/^\d+$/.test(value)) {
    const word = value.toLowerCase().slice(0, 60);
    return word === "success" || word === "succeeded" ? "ok" : word;
  }
  const status = Number(value);
  return (typeof value === "number" || typeof value === "string") &&
    Number.isInteger(status) &&
    status >= 100 &&
    status <= 599
    ? status
    : WRONG;
}

function errorOf(value: unknown): { code: string | null; text: string | null } {
  if (typeof value === "string" && value !== "") return { code: null, text: value.slice(0, 2_000) };
  if (typeof value !== "object" || value === null) return { code: null, text: null };
  const error = value as Json;
  const code = [error.code, error.type].find((c) => typeof c === "string" && c !== "");
  const message = typeof error.message === "string" && error.message !== "" ? error.message : null;
  return {
    code: typeof code === "string" ? redact(code, 60) : null,
    text: message?.slice(0, 2_000) ?? null,
  };
}
