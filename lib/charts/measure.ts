import type { TallyWire } from "@/lib/contracts/wire";
import { isAvailabilityFailure, OUTCOMES, type Outcome } from "@/lib/core/outcome/outcome";
import { type ClosedGate, closedGate, outcomeGate } from "@/lib/core/quality/field-gates";

/** Why a number is not shown. Wording belongs to `withheld-words.ts`. */
export type Withheld =
  /** Nothing was tried. */
  | "no_attempts"
  /** No source could tell. */
  | "no_evidence"
  /** The Gateway logs failures and slow answers only. */
  | "failures_only"
  /** A field that it depends on is known for too few: see `gate`. */
  | "field_unknown"
  /** Too few for a percentile. */
  | "too_few"
  /** The time has not come yet. */
  | "not_yet"
  /** Percentiles of several steps cannot be added up. */
  | "cannot_merge";

/**
 * A number that may be withheld. `part` of `n`: for a ratio the count behind it and the attempts it
 * is made of, for a percentile both are the number of latencies, for a count part of all attempts.
 */
export type Measure = {
  readonly part: number;
  readonly n: number;
  /** Attempts with these outcomes, also those that no ratio may be made of. */
  readonly all: number;
  /** Some Gateways log failures only: the ratio leaves them out, a percentile is at most this. */
  readonly partial: boolean;
} & (
  | { readonly value: number; readonly why: null }
  | {
      readonly value: null;
      readonly why: Withheld;
      /** What is known too seldom, where that is why. */
      readonly gate?: ClosedGate;
    }
);

/** Smallest n for which a percentile is said: below it, one slow call decides. */
export const MIN_N = { p50: 5, p95: 20 } as const;
export type Quantile = keyof typeof MIN_N;

/** Failures that are neither rate limits nor timeouts and that a provider, path, key or route has to answer for. */
export const OTHER_FAILURES: readonly Outcome[] = OUTCOMES.filter(
  (outcome) =>
    isAvailabilityFailure(outcome) && outcome !== "rate_limited" && outcome !== "timeout",
);
/** All of those together with rate limits and timeouts. */
export const AVAILABILITY_FAILURES: readonly Outcome[] = OUTCOMES.filter(isAvailabilityFailure);

export const EMPTY_TALLY: TallyWire = {
  attempts: 0,
  outcomes: {},
  p50Ms: null,
  p95Ms: null,
  latencyCount: 0,
  denominator: "known",
  rated: { attempts: 0, outcomes: {} },
};

type Counts = TallyWire["rated"];

export function countOf(tally: Pick<Counts, "outcomes">, outcomes: readonly Outcome[]): number {
  return outcomes.reduce((sum, outcome) => sum + (tally.outcomes[outcome] ?? 0), 0);
}

/** Attempts with one of the outcomes: always honest. */
export function countMeasure(tally: TallyWire, outcomes: readonly Outcome[]): Measure {
  const part = countOf(tally, outcomes);
  return { value: part, why: null, part, n: tally.attempts, all: part, partial: false };
}

/** Share of attempts with one of the outcomes, made only of attempts whose source writes every call. */
export function ratioOf(tally: TallyWire, outcomes: readonly Outcome[]): Measure {
  const all = countOf(tally, outcomes);
  const { attempts: n } = tally.rated;
  if (n === 0) {
    const why = tally.attempts === 0 ? "no_attempts" : "failures_only";
    return { value: null, why, part: all, n: tally.attempts, all, partial: false };
  }
  const part = countOf(tally.rated, outcomes);
  const counts = { part, n, all, partial: n < tally.attempts };
  const gate = tally.withheldBy ?? outcomeGate(n, tally.rated.outcomes);
  if (gate !== null) return { value: null, why: "field_unknown", gate, ...counts };
  return { value: part / n, why: null, ...counts };
}

/** A latency percentile; withheld under its smallest n, and where no fast answer is logged. */
export function latencyOf(tally: TallyWire, quantile: Quantile): Measure {
  const n = tally.latencyCount;
  const value = quantile === "p50" ? tally.p50Ms : tally.p95Ms;
  const partial = tally.denominator === "partial";
  const counts = { part: n, n, all: n, partial };
  const withheld = (why: Withheld): Measure => ({ value: null, why, ...counts });
  if (tally.attempts === 0 || n === 0) return withheld("no_attempts");
  if (tally.denominator === "unknown") return withheld("failures_only");
  const gate = tally.withheldBy ?? closedGate("latencyMs", n, tally.attempts);
  if (gate !== null) return { value: null, why: "field_unknown", gate, ...counts };
  if (n < MIN_N[quantile]) return withheld("too_few");
  if (value === null) return withheld("cannot_merge");
  return { value, why: null, ...counts };
}

/**
 * Adds counts of the same breakdown. A percentile survives only where one of the two has all the
 * latencies; what was withheld of one is withheld of both.
 */
export function mergeTallies(a: TallyWire, b: TallyWire): TallyWire {
  const whole = b.latencyCount === 0 ? a : a.latencyCount === 0 ? b : null;
  const sum = addCounts(a, b);
  const rated = addCounts(a.rated, b.rated);
  const withheldBy = a.withheldBy ?? b.withheldBy;
  return {
    ...sum,
    p50Ms: whole?.p50Ms ?? null,
    p95Ms: whole?.p95Ms ?? null,
    latencyCount: a.latencyCount + b.latencyCount,
    denominator: denominatorOf(sum.attempts, rated.attempts),
    rated,
    ...(withheldBy === undefined ? {} : { withheldBy }),
  };
}

function addCounts(a: Counts, b: Counts): Counts {
  const outcomes = { ...a.outcomes };
  for (const outcome of OUTCOMES) {
    const sum = (a.outcomes[outcome] ?? 0) + (b.outcomes[outcome] ?? 0);
    if (sum > 0) outcomes[outcome] = sum;
  }
  return { attempts: a.attempts + b.attempts, outcomes };
}

function denominatorOf(attempts: number, rated: number): TallyWire["denominator"] {
  if (rated === attempts) return "known";
  return rated === 0 ? "unknown" : "partial";
}

/**
 * What the ratio is at least, at 95 % confidence (Wilson): one failure in one attempt is weaker
 * evidence than fifteen in fifteen, and three hundred in a thousand.
 */
export function leastShare(part: number, n: number): number {
  if (n === 0) return 0;
  const z = 1.96;
  const share = part / n;
  const centre = share + (z * z) / (2 * n);
  const spread = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return Math.max(0, (centre - spread) / (1 + (z * z) / n));
}

/** Whether outcomes are all of those that count as failures: then "failed" says it. */
export function isEveryFailure(outcomes: readonly Outcome[] | undefined): boolean {
  return outcomes?.length === AVAILABILITY_FAILURES.length && outcomes.every(isAvailabilityFailure);
}
