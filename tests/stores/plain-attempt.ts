import type { Attempt } from "@/lib/core/attempt/attempt";
import { MIDNIGHT } from "./arbitrary-batch";

/** An attempt that went well and of which nothing else is said: a test says what matters to it. */
export const PLAIN_ATTEMPT: Attempt = {
  at: MIDNIGHT,
  requestId: null,
  traceId: null,
  sessionId: null,
  provider: "anthropic",
  model: "opus",
  keyId: null,
  status: 200,
  outcome: "ok",
  gatewayReason: null,
  latencyMs: 20,
  ttfbMs: null,
  routeVersion: null,
  errorPreview: null,
  errorCode: null,
  origin: "tuple",
};
