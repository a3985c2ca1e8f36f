import { type Attempt, hasKnownDenominator } from "@/lib/core/attempt/attempt";
import { OUTCOMES, type Outcome } from "@/lib/core/outcome/outcome";
import {
  EMPTY_HISTOGRAM,
  type Histogram,
  histogramOf,
  LATENCY_LIMIT_MS,
  mergeHistograms,
  subtractHistogram,
  sumHistograms,
} from "./histogram";

/** How many attempts carry each field of the tuple. Shown as coverage, never guessed. */
export const COVERED_FIELDS = [
  "requestId",
  "sessionId",
  "provider",
  "modelId",
  "status",
  "latencyMs",
  "region",
  "key",
] as const;
export type CoveredField = (typeof COVERED_FIELDS)[number];
export type Coverage = Record<CoveredField, number>;

type OutcomeCounts = Partial<Record<Outcome, number>>;

/** Sums only: they merge by addition. Ratios and percentiles are derived at the edge. */
export type Tally = {
  attempts: number;
  /** Leaves out zeros. */
  outcomes: OutcomeCounts;
  /** The outcomes of attempts whose source writes every call: the only ones that a ratio may be made of. */
  rated: OutcomeCounts;
  latencyCount: number;
  /** Of the latencies up to `LATENCY_LIMIT_MS`, each rounded to whole ms so that sums stay exact. */
  latencySumMs: number;
  latency: Histogram;
  covered: Coverage;
};

/** What most questions are about. Without latencies, so it costs a fraction of a tally. */
export type Counts = Pick<Tally, "attempts" | "outcomes" | "rated">;

export const EMPTY_TALLY: Tally = freeze({
  attempts: 0,
  outcomes: {},
  rated: {},
  latencyCount: 0,
  latencySumMs: 0,
  latency: EMPTY_HISTOGRAM,
  covered: coverage(() => 0),
});

/** An attempt as it is counted: with the region that it or its source has. */
export type CountedAttempt = Pick<
  Attempt,
  | "requestId"
  | "sessionId"
  | "provider"
  | "model"
  | "keyId"
  | "status"
  | "outcome"
  | "latencyMs"
  | "origin"
> & { readonly region: string | null };

export function tallyOf(attempt: CountedAttempt): Tally {
  const { latencyMs } = attempt;
  const inHistogram = latencyMs !== null && Math.round(latencyMs) <= LATENCY_LIMIT_MS;
  return {
    attempts: 1,
    outcomes: { [attempt.outcome]: 1 },
    rated: hasKnownDenominator(attempt.origin) ? { [attempt.outcome]: 1 } : {},
    latencyCount: latencyMs === null ? 0 : 1,
    latencySumMs: inHistogram ? Math.max(0, Math.round(latencyMs)) : 0,
    latency: latencyMs === null ? EMPTY_HISTOGRAM : histogramOf([latencyMs]),
    covered: coverage((field) => (carries(attempt, field) ? 1 : 0)),
  };
}

export function addAttempt(tally: Tally, attempt: CountedAttempt): Tally {
  return mergeTally(tally, tallyOf(attempt));
}

/** Associative and commutative, with {@link EMPTY_TALLY} as its neutral element. */
export function mergeTally(a: Tally, b: Tally): Tally {
  return combine(a, b, 1, mergeHistograms(a.latency, b.latency));
}

/** Merges many at once: the same as merging one after the other, at a fraction of the cost. */
export function sumTallies(tallies: readonly Tally[]): Tally {
  const sum = tallies.reduce((a, b) => combine(a, b, 1, EMPTY_HISTOGRAM), EMPTY_TALLY);
  return { ...sum, latency: sumHistograms(tallies.map((tally) => tally.latency)) };
}

/** The same for counts. */
export function sumCounts(all: readonly Counts[]): Counts {
  return all.reduce(
    (a, b) => ({
      attempts: a.attempts + b.attempts,
      outcomes: combineCounts(a.outcomes, b.outcomes, 1),
      rated: combineCounts(a.rated, b.rated, 1),
    }),
    EMPTY_TALLY,
  );
}

/** Takes `b` out of `a` again: the inverse of {@link mergeTally}. */
export function subtractTally(a: Tally, b: Tally): Tally {
  return combine(a, b, -1, subtractHistogram(a.latency, b.latency));
}

function combine(a: Tally, b: Tally, sign: 1 | -1, latency: Histogram): Tally {
  return {
    attempts: a.attempts + sign * b.attempts,
    outcomes: combineCounts(a.outcomes, b.outcomes, sign),
    rated: combineCounts(a.rated, b.rated, sign),
    latencyCount: a.latencyCount + sign * b.latencyCount,
    latencySumMs: a.latencySumMs + sign * b.latencySumMs,
    latency,
    covered: coverage((field) => a.covered[field] + sign * b.covered[field]),
  };
}

function combineCounts(a: OutcomeCounts, b: OutcomeCounts, sign: 1 | -1): OutcomeCounts {
  const counts: OutcomeCounts = {};
  for (const outcome of OUTCOMES) {
    const count = (a[outcome] ?? 0) + sign * (b[outcome] ?? 0);
    if (count !== 0) counts[outcome] = count;
  }
  return counts;
}

function carries(attempt: CountedAttempt, field: CoveredField): boolean {
  switch (field) {
    case "requestId":
      return attempt.requestId !== null;
    case "sessionId":
      return attempt.sessionId !== null;
    case "provider":
      return attempt.provider !== null;
    case "modelId":
      return attempt.model !== null;
    case "status":
      return attempt.status !== null;
    case "latencyMs":
      return attempt.latencyMs !== null;
    case "region":
      return attempt.region !== null;
    case "key":
      return attempt.keyId !== null;
  }
}

function coverage(count: (field: CoveredField) => number): Coverage {
  return {
    requestId: count("requestId"),
    sessionId: count("sessionId"),
    provider: count("provider"),
    modelId: count("modelId"),
    status: count("status"),
    latencyMs: count("latencyMs"),
    region: count("region"),
    key: count("key"),
  };
}

function freeze(tally: Tally): Tally {
  return Object.freeze({
    ...tally,
    outcomes: Object.freeze(tally.outcomes),
    rated: Object.freeze(tally.rated),
    covered: Object.freeze(tally.covered),
  });
}
