import type { Evidence } from "@/lib/core/attempt/evidence";
import { name } from "@/lib/core/log/fetch-line";
import { redact } from "@/lib/core/log/redact";
import type { EpochMs } from "@/lib/core/time/range";
import type { OtlpSpan } from "./otlp-span";

export type SpanReading =
  | { readonly kind: "call"; readonly evidence: Evidence }
  /** Nothing about a call to a provider: an agent's turn, a tool, a web request. */
  | { readonly kind: "irrelevant" }
  | { readonly kind: "rejected"; readonly reason: SpanFault };

/** Why a span of a call cannot be used. */
export type SpanFault = "span_ids" | "span_time" | "no_provider_or_model";

const OPENCLAW_CALL = "openclaw.model.call";
/** Operations of the GenAI semantic conventions that are one request to a model. */
const CALL_OPERATIONS = new Set(["chat", "text_completion", "generate_content"]);
const LONGEST_CALL_MS = 86_400_000;
const OLDEST = Date.UTC(2000, 0, 1);
const NEWEST = Date.UTC(2100, 0, 1);

/**
 * Reads a span of one call to a provider: of any gateway or SDK that follows the GenAI semantic
 * conventions, and `openclaw.model.call` of OpenClaw's own exporter. Total.
 *
 * OpenClaw's exporter knows no HTTP status and gives 429, 401 and 500 the same class (field guide,
 * section 6), so `status` stays empty there and such a failure is unknown until a log says more.
 */
export function readCallSpan(span: OtlpSpan): SpanReading {
  if (!isCall(span)) return { kind: "irrelevant" };
  if (!isId(span.traceId, 32) || !isId(span.spanId, 16)) return rejected("span_ids");
  const startedAt = instant(span.startedAt);
  const at = instant(span.endedAt);
  if (startedAt === null || at === null || at < startedAt || at - startedAt > LONGEST_CALL_MS) {
    return rejected("span_time");
  }
  const provider = providerOf(span);
  const model = modelOf(span);
  if (provider === null || model === null) return rejected("no_provider_or_model");
  return {
    kind: "call",
    evidence: {
      kind: "call_recorded",
      at,
      traceId: span.traceId,
      spanId: span.spanId,
      by: "span",
      runId: null,
      callId: text(span, "gen_ai.response.id"),
      provider,
      model,
      api: text(span, "openclaw.api"),
      startedAt,
      durationMs: Math.round(span.endedAt - span.startedAt),
      ttfbMs: firstByteOf(span),
      ...endOf(span),
    },
  };
}

function isCall({ name: spanName, kind, attributes }: OtlpSpan): boolean {
  // `turn` is an agent's whole turn with hidden requests in it; absent means `request`.
  const unit = attributes.get("openclaw.model_call.observation_unit");
  if (unit !== undefined && unit !== "request") return false;
  if (spanName === OPENCLAW_CALL || unit === "request") return true;
  if (kind === "server" || kind === "producer" || kind === "consumer") return false;
  const operation = attributes.get("gen_ai.operation.name");
  if (operation !== undefined) return CALL_OPERATIONS.has(String(operation));
  // Before the conventions named operations.
  return kind === "client" && attributes.has("gen_ai.system") && hasModel(attributes);
}

function hasModel(attributes: OtlpSpan["attributes"]): boolean {
  return attributes.has("gen_ai.request.model") || attributes.has("gen_ai.response.model");
}

/** OpenClaw's own name of the provider is the one in its logs; the conventions' name is of a family. */
function providerOf(span: OtlpSpan): string | null {
  return (
    text(span, "openclaw.provider") ??
    text(span, "gen_ai.provider.name") ??
    text(span, "gen_ai.system") ??
    text(span, "server.address")
  );
}

function modelOf(span: OtlpSpan): string | null {
  return (
    text(span, "openclaw.model") ??
    text(span, "gen_ai.request.model") ??
    text(span, "gen_ai.response.model")
  );
}

/** Seconds in the conventions, milliseconds in OpenClaw's attribute. */
function firstByteOf({ attributes }: OtlpSpan): number | null {
  const own = attributes.get("openclaw.model_call.time_to_first_byte_ms");
  if (typeof own === "number" && own >= 0) return Math.round(own);
  const chunk = attributes.get("gen_ai.response.time_to_first_chunk");
  return typeof chunk === "number" && chunk >= 0 ? Math.round(chunk * 1_000) : null;
}

const TIMEOUT = /^(?:timeout|timed_out|\w*timeout\w*)$/i;
const RESET = /^(?:connection_reset|reset|econnreset)$/i;

function endOf(span: OtlpSpan) {
  const error = errorOf(span);
  const status = statusOf(span, error);
  if (!span.failed && error === null) return { status, ended: "stop", error: null };
  const ended =
    error !== null && TIMEOUT.test(error)
      ? "timeout"
      : error !== null && RESET.test(error)
        ? "connection_reset"
        : "error";
  return { status, ended, error: error ?? "error" };
}

/** The most telling name of an error. `_OTHER` is the conventions' word for "no name". */
function errorOf(span: OtlpSpan): string | null {
  const error =
    text(span, "openclaw.failureKind") ??
    text(span, "openclaw.errorCategory") ??
    text(span, "error.type");
  return error === null || error === "_OTHER" ? null : redact(error, 60);
}

/**
 * Exception classes that the SDKs of OpenAI and Anthropic raise for exactly one status: the same fact in
 * another word. Classes for several statuses are not here.
 */
const STATUS_OF_CLASS: Readonly<Record<string, number>> = {
  BadRequestError: 400,
  AuthenticationError: 401,
  PermissionDeniedError: 403,
  NotFoundError: 404,
  RateLimitError: 429,
};

function statusOf({ attributes }: OtlpSpan, error: string | null): number | null {
  const said = attributes.get("http.response.status_code") ?? attributes.get("http.status_code");
  const className = error?.split(".").at(-1) ?? "";
  const status =
    said ??
    (error !== null && /^\d{3}$/.test(error) ? Number(error) : undefined) ??
    (Object.hasOwn(STATUS_OF_CLASS, className) ? STATUS_OF_CLASS[className] : undefined);
  const number = Number(status);
  return Number.isInteger(number) && number >= 100 && number <= 599 ? number : null;
}

function text({ attributes }: OtlpSpan, key: string): string | null {
  const value = attributes.get(key);
  return typeof value === "string" && value !== "" ? name(value) : null;
}

function instant(ms: number): EpochMs | null {
  return ms >= OLDEST && ms < NEWEST ? Math.floor(ms) : null;
}

function isId(id: string, digits: number): boolean {
  return id.length === digits && /^[0-9a-f]+$/.test(id) && !/^0+$/.test(id);
}

function rejected(reason: SpanFault): SpanReading {
  return { kind: "rejected", reason };
}
