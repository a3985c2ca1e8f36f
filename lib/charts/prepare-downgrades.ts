import type { Downgrades, RequestSums } from "@/lib/contracts/downgrades";
import type { EpochMs } from "@/lib/core/time/range";
import { niceAxis } from "./nice-axis";
import type { PreparedPoint, PreparedRates, PreparedSeries } from "./prepared-rates";
import type { RequestsLink } from "./requests-link";
import { SERVED_AS, SERVED_LOOKS, type ServedAs } from "./served-look";
import { type Step, stepGrid } from "./step-grid";

/** More bars than this are thinner than the eye tells apart. */
const MOST_STEPS = 120;

/** The two charts: each with an axis of its own, so that the many do not hide the few. */
export const NOT_AS_ASKED = ["exhausted", "silent", "downgraded", "unknown"] as const;
export const AS_ASKED = ["primary", "aborted"] as const;

/** Requests over time by how they were served, of these ways only. Counts, because every request is counted once. */
export function prepareServed(answer: Downgrades, ways: readonly ServedAs[]): PreparedRates {
  const { range, evidence, totals } = answer;
  const grid = stepGrid(range, answer.stepMs, answer.asOf, MOST_STEPS);
  const sums = sumsByStep(answer, grid.stepMs);
  const series = SERVED_AS.filter((way) => ways.includes(way) && totals[way] > 0).map(
    (way): PreparedSeries => ({
      id: way,
      label: SERVED_LOOKS[way].word,
      short: SERVED_LOOKS[way].word,
      subject: { kind: "served", served: way },
      total: counted(totals[way], totals.requests),
      points: grid.steps.map((step) => pointOf(step, sums.get(step.t), way, evidence)),
    }),
  );
  return {
    unit: "count",
    range,
    stepMs: grid.stepMs,
    steps: grid.steps,
    series,
    cap: null,
    countsInstead: false,
    without: 0,
    withheld: [],
    partial: false,
    unknown: evidence === "none" ? [range] : [],
    axis: niceAxis(highest(series, grid.steps.length), "count"),
    empty: whyEmpty(answer, series),
  };
}

function sumsByStep({ points }: Downgrades, stepMs: number): ReadonlyMap<EpochMs, RequestSums> {
  const sums = new Map<EpochMs, RequestSums>();
  for (const point of points) {
    const t = Math.floor(point.t / stepMs) * stepMs;
    const known = sums.get(t);
    sums.set(t, known === undefined ? point : addSums(known, point));
  }
  return sums;
}

function addSums(a: RequestSums, b: RequestSums): RequestSums {
  return {
    requests: a.requests + b.requests,
    primary: a.primary + b.primary,
    downgraded: a.downgraded + b.downgraded,
    silent: a.silent + b.silent,
    exhausted: a.exhausted + b.exhausted,
    aborted: a.aborted + b.aborted,
    unknown: a.unknown + b.unknown,
    skipped: a.skipped + b.skipped,
    recovered: a.recovered + b.recovered,
    coalesced: a.coalesced + b.coalesced,
  };
}

function counted(part: number, n: number) {
  return { value: part, why: null, part, n, all: part, partial: false };
}

/**
 * What is not there was not counted. Decisions about fallbacks are logged by every Gateway that logs
 * anything, so a step without them is none; that a request was served as asked, only some log.
 */
function pointOf(
  { t, future }: Step,
  sums: RequestSums | undefined,
  way: ServedAs,
  evidence: Downgrades["evidence"],
): PreparedPoint {
  if (sums !== undefined) return { t, ...counted(sums[way], sums.requests) };
  const nothing = { t, value: null, part: 0, n: 0, all: 0, partial: false };
  if (future) return { ...nothing, why: "not_yet" };
  if (evidence === "none") return { ...nothing, why: "no_evidence" };
  if (evidence === "failures_only" && way === "primary") {
    return { ...nothing, why: "failures_only" };
  }
  return { t, ...counted(0, 0) };
}

function highest(series: readonly PreparedSeries[], steps: number): number {
  let most = 0;
  for (let at = 0; at < steps; at += 1) {
    most = Math.max(
      most,
      series.reduce((sum, { points }) => sum + (points[at]?.value ?? 0), 0),
    );
  }
  return most;
}

function whyEmpty(
  { totals, evidence }: Downgrades,
  series: readonly PreparedSeries[],
): PreparedRates["empty"] {
  if (totals.requests === 0) return evidence === "none" ? "no_evidence" : "no_attempts";
  return series.length === 0 ? "none_of_these" : null;
}

/** Which requests those are, so that no link promises other rows than the number. */
export function servedParams(way: ServedAs): RequestsLink["params"] {
  switch (way) {
    case "primary":
      return { trait: ["primary"] };
    case "downgraded":
    case "silent":
      return { trait: [way] };
    case "exhausted":
    case "aborted":
    case "unknown":
      return { result: [way] };
  }
}

/**
 * Share of requests; `null` where it cannot be said because some Gateways log failures only, or there
 * was none.
 */
export function requestShare(
  count: number,
  { requests }: Pick<RequestSums, "requests">,
  evidence: Downgrades["evidence"],
): number | null {
  return evidence !== "every_call" || requests === 0 ? null : count / requests;
}
