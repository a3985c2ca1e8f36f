import type { Outcome } from "@/lib/core/outcome/outcome";

/** Drawn in the paper's colour over the outcome's own: an SVG path in a square of `size`. */
export type OutcomePattern = {
  readonly size: number;
  readonly path: string;
  readonly width: number;
};

export type OutcomeLook = {
  /** As it is said on screen. */
  readonly word: string;
  /** What it was decided from, in one sentence. */
  readonly meaning: string;
  readonly pattern: OutcomePattern | null;
};

/** One word and one pattern per outcome, the same on every screen. Colours: `--outcome-…` in globals.css. */
export const OUTCOME_LOOKS: Readonly<Record<Outcome, OutcomeLook>> = {
  ok: { word: "ok", meaning: "2xx and the stream finished.", pattern: null },
  rate_limited: {
    word: "rate limited",
    meaning: "429 or explicit rate-limit text, when the body says neither billing nor overload.",
    pattern: { size: 6, path: "M-1 7 7 -1M-1 1 1 -1M5 7 7 5", width: 1.25 },
  },
  overloaded: {
    word: "overloaded",
    meaning: "503 or 529, or any status whose body says overloaded.",
    pattern: { size: 4, path: "M1 1h1M3 3h1", width: 1 },
  },
  timeout: {
    word: "timeout",
    meaning: "No byte or no progress before the deadline; 408, 504, 524.",
    pattern: { size: 5, path: "M0 2.5h5", width: 1 },
  },
  network: {
    word: "network",
    meaning: "Reset, refused, DNS, TLS, or a stream cut in the middle.",
    pattern: { size: 6, path: "M-1 -1 7 7M-1 5 1 7M5 -1 7 1", width: 1.25 },
  },
  server_error: {
    word: "server error",
    meaning: "Any other 5xx.",
    pattern: { size: 7, path: "M0 0 7 7M0 7 7 0", width: 1 },
  },
  auth_failed: {
    word: "auth failed",
    meaning: "401 or 403.",
    pattern: { size: 5, path: "M2.5 0v5", width: 1 },
  },
  billing: {
    word: "billing",
    meaning: "402, insufficient quota and the like, at any status.",
    pattern: { size: 6, path: "M0 3h6M3 0v6", width: 1 },
  },
  model_unavailable: {
    word: "model unavailable",
    meaning: "404, or the model is not found or not entitled.",
    pattern: { size: 7, path: "M2 2h1.5M5 5.5h1.5", width: 1.5 },
  },
  invalid_request: {
    word: "invalid request",
    meaning: "400, 413 or a context overflow: the caller's own fault.",
    pattern: { size: 8, path: "M0 4h8", width: 2.5 },
  },
  refused: {
    word: "refused",
    meaning: "The provider's policy refused the content: the caller's own fault.",
    pattern: { size: 8, path: "M4 0v8", width: 2.5 },
  },
  aborted: {
    word: "aborted",
    meaning: "The caller went away.",
    pattern: { size: 8, path: "M0 4 4 0M4 8 8 4", width: 2 },
  },
  unknown: {
    word: "unknown",
    meaning:
      "None of the above. Counted and shown: growth means the classifier is behind the Gateway.",
    pattern: { size: 4, path: "M-1 5 5 -1", width: 1.5 },
  },
};
