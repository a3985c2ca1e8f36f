import type { Rates, RatesSeries } from "@/lib/contracts/rates";
import type { TallyWire } from "@/lib/contracts/wire";
import type { ClosedGate } from "@/lib/core/quality/field-gates";
import type { EvidenceLevel } from "@/lib/core/store/event-store";
import type { EpochMs } from "@/lib/core/time/range";
import { capSeries } from "./cap-series";
import { entityLabel, entityValues, shortLabel } from "./entity-label";
import {
  countMeasure,
  EMPTY_TALLY,
  latencyOf,
  leastShare,
  type Measure,
  mergeTallies,
  ratioOf,
  type Withheld,
} from "./measure";
import { niceAxis, type Unit } from "./nice-axis";
import type {
  PreparedPoint,
  PreparedRates,
  PreparedSeries,
  RatesMeasure,
  RatesOptions,
} from "./prepared-rates";
import { MAX_STEPS, type StepGrid, stepGrid } from "./step-grid";
import { unknownRanges } from "./unknown-ranges";

/** Counts are added up in the order of the eye, so more than these are noise. */
const MOST_SERIES = 8;

/** Decides everything a chart of rates draws: units, gaps, order, caps, axis, and what is not said. */
export function prepareRates(rates: Rates, options: RatesOptions): PreparedRates {
  const measure = honestMeasure(rates, options);
  const grid = stepGrid(rates.range, rates.stepMs, rates.asOf, mostSteps(rates, measure, options));
  const candidates = orderWorstFirst(
    measure,
    (options.split === "outcome" ? byOutcome : byEntity)(rates, measure, grid),
  );
  const worth = candidates.filter((one) => one.total.all > 0);
  const drawable = worth.filter((one) => one.points.some((point) => point.value !== null));
  const { series, cap } = capSeries(drawable, measure, options.mostSeries ?? MOST_SERIES);
  const unit = unitOf(measure);
  return {
    unit,
    range: rates.range,
    stepMs: grid.stepMs,
    steps: grid.steps,
    series,
    cap,
    countsInstead:
      isOutcomes(options.measure) && isOutcomes(measure) && options.measure.as !== measure.as,
    without: candidates.filter((one) => one.total.all === 0 && one.total.n > 0).length,
    withheld: withheldLines(worth.filter((one) => !drawable.includes(one))),
    partial: series.some((one) => one.total.partial),
    unknown: unknownRanges(rates, grid, series),
    axis: niceAxis(highest(series, measure), unit),
    empty: whyEmpty(rates, worth, drawable),
  };
}

/** Ratios are made over steps in which the busiest line has some attempts: one of one is not 100 %. */
const FAIR_ATTEMPTS = 5;
const FEWEST_STEPS = 12;

function mostSteps(rates: Rates, measure: RatesMeasure, options: RatesOptions): number {
  const most = Math.min(options.mostSteps ?? MAX_STEPS, MAX_STEPS);
  if (measure.kind === "latency" || measure.as === "count") return most;
  const slices =
    options.split === "outcome" ? [rates.total] : rates.series.map((one) => one.totals);
  const busiest = Math.max(0, ...slices.map((tally) => tally.rated.attempts));
  return Math.min(most, Math.max(FEWEST_STEPS, Math.floor(busiest / FAIR_ATTEMPTS)));
}

function isOutcomes(measure: RatesMeasure): measure is RatesMeasure & { kind: "outcomes" } {
  return measure.kind === "outcomes";
}

function unitOf(measure: RatesMeasure): Unit {
  if (measure.kind === "latency") return "ms";
  return measure.as === "ratio" ? "share" : "count";
}

/** Where no ratio may be made of any slice, counts are shown instead. */
function honestMeasure(rates: Rates, options: RatesOptions): RatesMeasure {
  const { measure } = options;
  if (measure.kind === "latency" || measure.as === "count") return measure;
  const slices =
    options.split === "outcome" ? [rates.total] : rates.series.map((one) => one.totals);
  const tried = slices.filter((tally) => tally.attempts > 0);
  const noRatio = tried.length > 0 && tried.every((tally) => ratioOf(tally, []).value === null);
  return noRatio ? { ...measure, as: "count" } : measure;
}

function byEntity(rates: Rates, measure: RatesMeasure, grid: StepGrid): PreparedSeries[] {
  return rates.series.map((series) => ({
    id: JSON.stringify(rates.by.map((dimension) => series[dimension] ?? null)),
    label: entityLabel(series, rates),
    short: shortLabel(series, rates),
    subject: { kind: "entity", values: entityValues(series, rates.by) },
    total: measureOf(series.totals, measure),
    points: pointsOf(stepTallies(series.points, grid), measure, grid, rates.evidence),
  }));
}

function byOutcome(rates: Rates, measure: RatesMeasure, grid: StepGrid): PreparedSeries[] {
  if (measure.kind === "latency") return [];
  // Added up they are no breakdown any more: what the whole is picked by still counts.
  const { withheldBy } = rates.total;
  const tallies = stepTallies(
    rates.series.flatMap(({ points }) => points.map((point) => ({ ...point, withheldBy }))),
    grid,
  );
  return measure.outcomes.map((outcome) => {
    const one: RatesMeasure = { ...measure, outcomes: [outcome] };
    return {
      id: outcome,
      label: outcome,
      short: outcome,
      subject: { kind: "outcome", outcome },
      total: measureOf(rates.total, one),
      points: pointsOf(tallies, one, grid, rates.evidence),
    };
  });
}

/** One tally for each step that has any, keyed by its start in the grid. */
function stepTallies(
  points: RatesSeries["points"],
  grid: StepGrid,
): ReadonlyMap<EpochMs, TallyWire> {
  const tallies = new Map<EpochMs, TallyWire>();
  for (const point of points) {
    const t = Math.floor(point.t / grid.stepMs) * grid.stepMs;
    const known = tallies.get(t);
    tallies.set(t, known ? mergeTallies(known, point) : point);
  }
  return tallies;
}

function measureOf(tally: TallyWire, measure: RatesMeasure): Measure {
  if (measure.kind === "latency") return latencyOf(tally, measure.quantile);
  return (measure.as === "ratio" ? ratioOf : countMeasure)(tally, measure.outcomes);
}

function pointsOf(
  tallies: ReadonlyMap<EpochMs, TallyWire>,
  measure: RatesMeasure,
  grid: StepGrid,
  evidence: EvidenceLevel,
): PreparedPoint[] {
  return grid.steps.map((step) => {
    const tally = tallies.get(step.t);
    if (tally) return { t: step.t, ...measureOf(tally, measure) };
    const nothing = { t: step.t, part: 0, n: 0, all: 0, partial: false };
    if (step.future) return { ...nothing, value: null, why: "not_yet" };
    if (evidence === "none") return { ...nothing, value: null, why: "no_evidence" };
    if (evidence === "failures_only") return { ...nothing, value: null, why: "failures_only" };
    return { ...nothing, ...measureOf(EMPTY_TALLY, measure) };
  });
}

/** By what is certain: the least that a ratio can be, the count, the latency. Then by size, then by name. */
function orderWorstFirst(
  measure: RatesMeasure,
  series: readonly PreparedSeries[],
): PreparedSeries[] {
  const weight = ({ total }: PreparedSeries) =>
    measure.kind === "outcomes" && measure.as === "ratio" && total.value !== null
      ? leastShare(total.part, total.n)
      : (total.value ?? -1);
  return [...series].sort(
    (a, b) => weight(b) - weight(a) || b.total.part - a.total.part || (a.label < b.label ? -1 : 1),
  );
}

const NOTHING_TRIED: { why: Withheld; gate?: ClosedGate } = { why: "no_attempts" };

function withheldLines(series: readonly PreparedSeries[]): PreparedRates["withheld"] {
  const reasons = new Map<string, { why: Withheld; gate?: ClosedGate; labels: string[] }>();
  for (const { total, points, label } of series) {
    const measure = total.why === null ? points.find((point) => point.n > 0) : total;
    const { why, gate } = measure?.value === null ? measure : NOTHING_TRIED;
    const reason = reasons.get(`${why} ${gate?.field}`) ?? { why, gate, labels: [] };
    reason.labels.push(label);
    reasons.set(`${why} ${gate?.field}`, reason);
  }
  return [...reasons.values()];
}

function highest(series: readonly PreparedSeries[], measure: RatesMeasure): number {
  const stacked = measure.kind === "outcomes" && measure.as === "count";
  const steps = series[0]?.points.length ?? 0;
  let most = 0;
  for (let at = 0; at < steps; at += 1) {
    const values = series.map((one) => one.points[at]?.value ?? 0);
    const height = stacked ? values.reduce((sum, value) => sum + value, 0) : Math.max(...values);
    most = Math.max(most, height);
  }
  return most;
}

function whyEmpty(
  rates: Rates,
  worth: readonly PreparedSeries[],
  drawable: readonly PreparedSeries[],
): PreparedRates["empty"] {
  if (rates.total.attempts === 0) {
    return rates.evidence === "none" ? "no_evidence" : "no_attempts";
  }
  if (worth.length === 0) return "none_of_these";
  return drawable.length === 0 ? "withheld" : null;
}
