import type { Outcome } from "@/lib/core/outcome/outcome";
import type { OpenclawGateway } from "./fleet";

export const FAILURE_KINDS = [
  "rate_limited",
  "overloaded",
  "server_error",
  "gateway_timeout",
  "hang",
  "reset",
  "cut",
  "billing",
  "model_missing",
  "bad_request",
] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

type FailureTraits = {
  readonly outcome: Outcome;
  /** The Gateway's label: `failoverReason`. */
  readonly reason: string;
  /** `providerRuntimeFailureKind`, a second label that is not the same classification. */
  readonly runtimeKind: string;
  /** Whether the key pays for it. */
  readonly penalised: boolean;
  /** Whether the same model and key are tried again first. */
  readonly retried: boolean;
  /** Status that the provider answered; `null`: it did not get that far. */
  readonly status: { readonly anthropic: number; readonly openai: number } | null;
};

/** How a Gateway of 2026.9 treats each failure (field guide, section 4). */
export const FAILURES: Readonly<Record<FailureKind, FailureTraits>> = {
  rate_limited: {
    outcome: "rate_limited",
    reason: "rate_limit",
    runtimeKind: "rate_limit",
    penalised: true,
    retried: true,
    status: { anthropic: 429, openai: 429 },
  },
  overloaded: {
    outcome: "overloaded",
    reason: "overloaded",
    runtimeKind: "timeout",
    penalised: false,
    retried: true,
    status: { anthropic: 529, openai: 503 },
  },
  server_error: {
    outcome: "server_error",
    reason: "server_error",
    runtimeKind: "timeout",
    penalised: false,
    retried: true,
    status: { anthropic: 500, openai: 500 },
  },
  gateway_timeout: {
    outcome: "timeout",
    reason: "timeout",
    runtimeKind: "timeout",
    penalised: true,
    retried: true,
    status: { anthropic: 504, openai: 504 },
  },
  hang: {
    outcome: "timeout",
    reason: "timeout",
    runtimeKind: "timeout",
    penalised: true,
    retried: true,
    status: null,
  },
  reset: {
    outcome: "network",
    reason: "timeout",
    runtimeKind: "timeout",
    penalised: true,
    retried: true,
    status: null,
  },
  cut: {
    outcome: "network",
    reason: "timeout",
    runtimeKind: "timeout",
    penalised: true,
    retried: true,
    status: null,
  },
  billing: {
    outcome: "billing",
    reason: "billing",
    runtimeKind: "unclassified",
    penalised: true,
    retried: false,
    status: { anthropic: 402, openai: 402 },
  },
  model_missing: {
    outcome: "model_unavailable",
    reason: "model_not_found",
    runtimeKind: "model_not_found",
    penalised: true,
    retried: false,
    status: { anthropic: 404, openai: 404 },
  },
  bad_request: {
    outcome: "invalid_request",
    reason: "format",
    runtimeKind: "schema",
    penalised: false,
    retried: false,
    status: { anthropic: 400, openai: 400 },
  },
};

/** How often the same model is tried again, and after how long; older Gateways do so for 429 only. */
export function sameModelRetries(kind: FailureKind, release: OpenclawGateway["release"]): number {
  if (release === "2026.8") return kind === "rate_limited" ? 3 : 0;
  return FAILURES[kind].retried ? 2 : 0;
}
