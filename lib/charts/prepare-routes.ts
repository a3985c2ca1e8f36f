import type { Rates, RatesSeries } from "@/lib/contracts/rates";
import type { TallyWire } from "@/lib/contracts/wire";
import type { Outcome } from "@/lib/core/outcome/outcome";
import {
  AVAILABILITY_FAILURES,
  countOf,
  latencyOf,
  leastShare,
  type Measure,
  mergeTallies,
  OTHER_FAILURES,
  ratioOf,
} from "./measure";
import { stepGrid } from "./step-grid";

/** The outcomes behind each column of failures; a click on its number filters by them. */
export const ROUTE_COLUMNS = {
  rateLimited: ["rate_limited"],
  timeout: ["timeout"],
  other: OTHER_FAILURES,
  caller: ["invalid_request", "refused", "aborted"],
} as const satisfies Record<string, readonly Outcome[]>;

export const ROUTE_SORTS = ["worst", "attempts", "slowest", "name"] as const;
export type RouteSort = (typeof ROUTE_SORTS)[number];

export type Route = {
  readonly provider: string | null;
  /** `undefined`: the provider with all its models. */
  readonly model: string | null | undefined;
  readonly attempts: number;
  readonly rateLimited: Measure;
  readonly timeout: Measure;
  readonly other: Measure;
  readonly caller: Measure;
  /** All that a provider, path, key or route has to answer for. */
  readonly failures: Measure;
  /** The most frequent of those. */
  readonly leading: { readonly outcome: Outcome; readonly count: number } | null;
  readonly p50: Measure;
  readonly p95: Measure;
  /** Failures in each step, for the sparkline: a share, or a count where the rate is unknown; `null` is a gap. */
  readonly trend: { readonly as: "ratio" | "count"; readonly values: readonly (number | null)[] };
};

export type ProviderGroup = { readonly total: Route; readonly models: readonly Route[] };

export type PreparedRoutes = {
  /** In the order asked for. Worst first: a provider stands where its worst model belongs, so that no blend hides it. */
  readonly groups: readonly ProviderGroup[];
  /** What "worst" was decided by: counts where every rate is unknown. */
  readonly orderedBy: "ratio" | "count";
  /** All routes (provider and model), worst first. */
  readonly worst: readonly Route[];
  /** Routes with failures whose rate is unknown or withheld: they stand after the known failing ones, and are named apart. */
  readonly blind: readonly Route[];
};

/** Enough for the eye in 96 pixels. */
const TREND_STEPS = 48;

/** The table of providers and their models, from the same range asked by provider and by provider and model. */
export function prepareRoutes(
  byProvider: Rates,
  byModel: Rates,
  sort: RouteSort = "worst",
): PreparedRoutes {
  const routes = byModel.series.map((series) => routeOf(series, byModel, series.model ?? null));
  const tried = routes.filter((route) => route.attempts > 0);
  const orderedBy = tried.length > 0 && tried.every(isBlind) ? "count" : "ratio";
  const ordered = [...routes].sort(comparing(sort, orderedBy));
  const rank = (provider: string | null) => {
    const at = ordered.findIndex((route) => route.provider === provider);
    return at === -1 ? ordered.length : at;
  };
  const totals = byProvider.series.map((series) => routeOf(series, byProvider, undefined));
  return {
    groups: totals
      .map((total) => ({
        total,
        models: ordered.filter((route) => route.provider === total.provider),
      }))
      .sort((a, b) => rank(a.total.provider) - rank(b.total.provider)),
    orderedBy,
    worst: [...routes].sort(comparing("worst", orderedBy)),
    blind: tried.filter((route) => isBlind(route) && route.failures.all > 0),
  };
}

function comparing(sort: RouteSort, worstBy: PreparedRoutes["orderedBy"]) {
  return (a: Route, b: Route): number => {
    const names = compareNames(a, b);
    switch (sort) {
      case "worst":
        return badness(b, worstBy) - badness(a, worstBy) || b.attempts - a.attempts || names;
      case "attempts":
        return b.attempts - a.attempts || names;
      case "slowest":
        return (b.p95.value ?? -1) - (a.p95.value ?? -1) || names;
      case "name":
        return names;
    }
  };
}

function routeOf(series: RatesSeries, rates: Rates, model: string | null | undefined): Route {
  const { totals } = series;
  return {
    provider: series.provider ?? null,
    model,
    attempts: totals.attempts,
    rateLimited: ratioOf(totals, ROUTE_COLUMNS.rateLimited),
    timeout: ratioOf(totals, ROUTE_COLUMNS.timeout),
    other: ratioOf(totals, ROUTE_COLUMNS.other),
    caller: ratioOf(totals, ROUTE_COLUMNS.caller),
    failures: ratioOf(totals, AVAILABILITY_FAILURES),
    leading: leadingFailure(totals),
    p50: latencyOf(totals, "p50"),
    p95: latencyOf(totals, "p95"),
    trend: trendOf(series, rates),
  };
}

function leadingFailure(tally: TallyWire): Route["leading"] {
  let leading: Route["leading"] = null;
  for (const outcome of AVAILABILITY_FAILURES) {
    const count = tally.outcomes[outcome] ?? 0;
    if (count > (leading?.count ?? 0)) leading = { outcome, count };
  }
  return leading;
}

function trendOf(series: RatesSeries, rates: Rates): Route["trend"] {
  const grid = stepGrid(rates.range, rates.stepMs, rates.asOf, TREND_STEPS);
  const tallies = new Map<number, TallyWire>();
  for (const point of series.points) {
    const t = Math.floor(point.t / grid.stepMs) * grid.stepMs;
    const known = tallies.get(t);
    tallies.set(t, known ? mergeTallies(known, point) : point);
  }
  const as = ratioOf(series.totals, AVAILABILITY_FAILURES).value === null ? "count" : "ratio";
  const values = grid.steps.map((step) => {
    const tally = tallies.get(step.t);
    if (tally) {
      return as === "ratio"
        ? ratioOf(tally, AVAILABILITY_FAILURES).value
        : countOf(tally, AVAILABILITY_FAILURES);
    }
    return as === "count" && rates.evidence === "every_call" && !step.future ? 0 : null;
  });
  return { as, values };
}

function isBlind({ failures }: Route): boolean {
  return failures.value === null && failures.why !== "no_attempts";
}

/**
 * Certain badness: fifteen of fifteen is worse than one of one and than three hundred of a thousand.
 * Beside known ratios, unknown ones stand by their counts, after what is known to fail.
 */
function badness(route: Route, by: "ratio" | "count"): number {
  const { failures } = route;
  if (by === "count") return failures.all;
  if (isBlind(route)) return -1 / (1 + failures.all);
  return failures.all === 0 ? -2 : leastShare(failures.part, failures.n);
}

function compareNames(a: Route, b: Route): number {
  const name = (route: Route) => `${route.provider ?? ""}/${route.model ?? ""}`;
  return name(a) < name(b) ? -1 : 1;
}
