import { FAILURES, type FailureKind } from "./failure-kinds";
import { type Model, type OpenclawGateway, PROVIDERS, refOf } from "./fleet";

/** `sha256` of a text, as 64 hex digits. Passed in, because the sample itself knows no platform. */
export type Sha256Hex = (text: string) => string;

/** What the Gateway says of a failed call, in the words of its release. */
export type FailureText = {
  /** The sentence for people: `error`, and the text of `lane task error`. */
  readonly sentence: string;
  /** What the provider said; `null` when it said nothing. */
  readonly raw: RawError | null;
};

export type RawError = {
  readonly preview: string;
  readonly hash: string;
  /** Only for Anthropic's error body. */
  readonly body: {
    readonly fingerprint: string;
    /** Since 2026.9. */
    readonly httpCode: string | null;
    readonly type: string;
    readonly message: string;
    readonly requestIdHash: string;
  } | null;
};

/** OpenAI-style: the status and a sentence. */
const PLAIN: Readonly<Record<FailureKind, (model: string) => string>> = {
  rate_limited: () =>
    "429 Rate limit reached for requests per min (RPM): Limit 60, Used 60. Please try again later.",
  overloaded: () => "503 The engine is currently overloaded, please try again later.",
  server_error: () => "500 The server had an error while processing your request.",
  gateway_timeout: () => "504 upstream request timeout",
  hang: () => "",
  reset: () => "Connection error.",
  cut: () => "terminated",
  billing: () => "402 Insufficient credits. Add more credits to continue.",
  model_missing: (model) =>
    `404 The model \`${model}\` does not exist or you do not have access to it.`,
  bad_request: () => "400 Invalid value for parameter.",
};

/** Anthropic-style: a JSON body with a type. */
const BODIES: Partial<Record<FailureKind, { readonly type: string; readonly message: string }>> = {
  rate_limited: {
    type: "rate_limit_error",
    message: "This request would exceed your account's rate limit. Please try again later.",
  },
  overloaded: { type: "overloaded_error", message: "Overloaded" },
  server_error: { type: "api_error", message: "Internal server error" },
  gateway_timeout: { type: "timeout_error", message: "upstream request timeout" },
  bad_request: { type: "invalid_request_error", message: "Invalid value for parameter." },
};

const INTERRUPTED: Readonly<Record<OpenclawGateway["release"], string>> = {
  "2026.8": "LLM request failed: network connection error.",
  "2026.9": "LLM request failed: network connection was interrupted.",
};

export function failureText(
  kind: FailureKind,
  candidate: Model,
  release: OpenclawGateway["release"],
  requestId: string,
  sha256Hex: Sha256Hex,
): FailureText {
  const raw = rawError(kind, candidate, release, requestId, sha256Hex);
  return { sentence: sentence(kind, candidate, release, raw), raw };
}

export function shortHash(text: string, sha256Hex: Sha256Hex): string {
  return `sha256:${sha256Hex(text).slice(0, 12)}`;
}

function rawError(
  kind: FailureKind,
  candidate: Model,
  release: OpenclawGateway["release"],
  requestId: string,
  sha256Hex: Sha256Hex,
): RawError | null {
  const isAnthropic = PROVIDERS[candidate.provider].api === "anthropic-messages";
  const body = isAnthropic ? BODIES[kind] : undefined;
  if (body !== undefined) {
    const status = FAILURES[kind].status?.anthropic ?? 0;
    const requestIdHash = shortHash(requestId, sha256Hex);
    const preview =
      release === "2026.8"
        ? JSON.stringify({ type: "error", error: body, request_id: requestIdHash })
        : `${status}: ${JSON.stringify({
            error: { message: body.message, type: body.type },
            request_id: requestIdHash,
            type: "error",
          })}`;
    return {
      preview,
      hash: shortHash(preview, sha256Hex),
      body: {
        ...body,
        fingerprint: shortHash(`${status} ${body.type} ${body.message}`, sha256Hex),
        httpCode: release === "2026.8" ? null : String(status),
        requestIdHash,
      },
    };
  }
  const isSilentFetch = kind === "reset" && isAnthropic && release === "2026.9";
  const preview = isSilentFetch ? "fetch failed" : PLAIN[kind](candidate.model);
  return preview === "" ? null : { preview, hash: shortHash(preview, sha256Hex), body: null };
}

function sentence(
  kind: FailureKind,
  candidate: Model,
  release: OpenclawGateway["release"],
  raw: RawError | null,
): string {
  switch (kind) {
    case "rate_limited":
      return raw?.body
        ? "⚠️ API rate limit reached. Please try again later."
        : `⚠️ ${raw?.preview.replace(/^\d{3} /, "")}`;
    case "overloaded":
      return "The AI service is temporarily overloaded. Please try again in a moment.";
    case "server_error":
    case "gateway_timeout":
      return `⚠️ ${refOf(candidate)} request failed (provider internal error, HTTP ${
        FAILURES[kind].status?.openai
      }). This is usually temporary — try again shortly.`;
    case "hang":
      return "LLM request timed out.";
    case "reset":
    case "cut":
      return INTERRUPTED[release];
    case "billing":
      return `⚠️ ${candidate.provider} (${candidate.model}) returned a billing error — your API key has run out of credits or has an insufficient balance. Check your ${candidate.provider} billing dashboard and top up or switch to a different API key.`;
    case "model_missing":
      return "The selected model was not found by the provider. Check the model id or choose a different model.";
    case "bad_request":
      return "LLM request failed: provider rejected the request schema or tool payload.";
  }
}
