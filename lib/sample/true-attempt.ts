import type { Attempt, AttemptOrigin, Runtime } from "@/lib/core/attempt/attempt";

/**
 * What really happened in one HTTP call of the generated week, told beside the log lines so that a
 * reader of the log can be held against it.
 */
export type TrueAttempt = Pick<
  Attempt,
  "at" | "provider" | "model" | "status" | "outcome" | "latencyMs"
> & {
  readonly gateway: string;
  readonly region: string;
  readonly runtime: Runtime;
  /** The profile id in clear. A log line has its hash, and only after a failure. */
  readonly keyId: string;
  readonly runId: string;
  readonly traceId: string | null;
  /** What the Gateway's log lets a reader know of it; `null`: a fast success that left no line. */
  readonly seenAs: AttemptOrigin | null;
};

export type SampleEntry =
  | { readonly kind: "line"; readonly text: string }
  | { readonly kind: "attempt"; readonly attempt: TrueAttempt };
