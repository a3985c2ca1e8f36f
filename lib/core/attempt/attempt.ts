import type { Outcome } from "@/lib/core/outcome/outcome";
import type { EpochMs } from "@/lib/core/time/range";

/** The dimensions by which attempts are grouped and filtered. `null` is "unknown", a value like any other. */
export const DIMENSIONS = ["gateway", "region", "runtime", "provider", "model", "key"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const RUNTIMES = ["npm", "docker", "server", "laptop"] as const;
export type Runtime = (typeof RUNTIMES)[number];

/** How an attempt came to be known; decides what its latency means and whether its denominator is known. */
export const ATTEMPT_ORIGINS = [
  "call",
  "answer",
  "cut_stream",
  "tuple",
  "timeline",
  "span",
] as const;
/**
 * - `call`: the log holds the call's start, so every call of this Gateway is logged (denominator known)
 * - `answer`: only the answer or error line is there: this Gateway logs failures and slow answers only
 * - `cut_stream`: no line of the call itself; known from the records that follow a stream cut after a fast 200
 * - `tuple`: one line per attempt from any gateway (denominator known)
 * - `timeline`: one record per call of a diagnostics timeline (denominator known); latency to the end of the stream
 * - `span`: one OpenTelemetry span per call (denominator known); latency to the end of the stream
 */
export type AttemptOrigin = (typeof ATTEMPT_ORIGINS)[number];

/** One HTTP call to one provider for one model with one key: the unit of every rate. */
export type Attempt = {
  /** When the answer or error was written; for a call that was never answered, when it started. */
  readonly at: EpochMs;
  readonly requestId: string | null;
  readonly traceId: string | null;
  readonly sessionId: string | null;
  readonly provider: string | null;
  readonly model: string | null;
  /** Profile id or its hash, never a secret. */
  readonly keyId: string | null;
  /** HTTP status. `null`: no answer, or not recorded. */
  readonly status: number | null;
  readonly outcome: Outcome;
  /** The Gateway's own label (failoverReason), kept beside the outcome. */
  readonly gatewayReason: string | null;
  /**
   * Origin `tuple`: as reported. `timeline`, `span`: until the end of the stream. Otherwise: until the
   * response headers or the error.
   */
  readonly latencyMs: number | null;
  readonly ttfbMs: number | null;
  readonly routeVersion: string | null;
  /** Redacted and at most 400 characters. */
  readonly errorPreview: string | null;
  readonly errorCode: string | null;
  readonly origin: AttemptOrigin;
  /** Tuples may carry their own; everything else takes the source's. */
  readonly region?: string | null;
  readonly runtime?: Runtime | null;
  /** Of a tuple: the model that was asked for, where it says another than the one called. */
  readonly requestedModel?: string | null;
  /** Of a tuple: which try of its request it says to be, from the second on. */
  readonly attemptNumber?: number | null;
};

/** True where the source writes every call, so that attempts of this kind can be a denominator. */
export function hasKnownDenominator(origin: AttemptOrigin): boolean {
  return origin !== "answer" && origin !== "cut_stream";
}
