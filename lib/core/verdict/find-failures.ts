import type { Dimension } from "@/lib/core/attempt/attempt";
import { isAvailabilityFailure, type Outcome } from "@/lib/core/outcome/outcome";
import type { EpochMs, TimeRange } from "@/lib/core/time/range";

/** Dimensions that can narrow a failure down, in the order in which a person would ask. */
export const PLACE_DIMENSIONS = [
  "provider",
  "region",
  "model",
  "gateway",
] as const satisfies readonly Dimension[];
type PlaceDimension = (typeof PLACE_DIMENSIONS)[number];
export type Place = Partial<Record<PlaceDimension, string | null>>;

/** How many attempts of one outcome and one exact place fell into one step. */
export type FailureCell = {
  readonly t: EpochMs;
  readonly outcome: Outcome;
  readonly count: number;
  readonly place: Readonly<Record<PlaceDimension, string | null>>;
  readonly key: string | null;
};

/** One thing that is wrong: an outcome, where it is concentrated, and since when. */
export type FailurePattern = {
  readonly outcome: Outcome;
  readonly where: Place;
  /** In the window `[since ?? range.from, until)`. */
  readonly count: number;
  readonly countEverywhere: number;
  /** Start of the episode; `null` if it was there from the start of the range. */
  readonly since: EpochMs | null;
  readonly lastSeen: EpochMs;
  readonly until: EpochMs;
  readonly ongoing: boolean;
  readonly key: { readonly id: string; readonly share: number } | null;
  /** Providers, known ones, that failed so: where it is all of a region's, the way out is at fault. */
  readonly providers: readonly string[];
  /** Gateways, known ones, that saw it. */
  readonly gateways: readonly string[];
};

/** A value that holds this share of a pattern's failures is part of its name. */
const CONCENTRATED = 0.8;
/** Steps below this share of the episode's peak are background, not part of the episode. */
const OF_PEAK = 0.15;
/** An episode goes on over this many quiet steps. */
const QUIET_STEPS = 2;
const MOST_PATTERNS = 8;

/**
 * Finds where failures are concentrated: per outcome it takes the largest pile, names the dimensions
 * that hold at least four fifths of it, takes it away and looks at the rest. Background noise that is
 * spread over everything ends up in patterns with a small count, which the caller weighs.
 */
export function findFailures(
  cells: readonly FailureCell[],
  range: TimeRange,
  stepMs: number,
): FailurePattern[] {
  const patterns: FailurePattern[] = [];
  const byOutcome = Map.groupBy(
    cells.filter((cell) => isAvailabilityFailure(cell.outcome)),
    (cell) => cell.outcome,
  );
  for (const [outcome, all] of byOutcome) {
    const countEverywhere = sum(all);
    let rest = all;
    for (let round = 0; round < 4 && rest.length > 0; round++) {
      const { where, inside } = narrow(rest);
      patterns.push({ outcome, where, countEverywhere, ...episode(inside, range, stepMs) });
      const taken = new Set(inside);
      rest = rest.filter((cell) => !taken.has(cell));
    }
  }
  return patterns
    .sort(
      (a, b) =>
        Number(b.ongoing) - Number(a.ongoing) || b.count - a.count || b.lastSeen - a.lastSeen,
    )
    .slice(0, MOST_PATTERNS);
}

/** The dimensions that hold most of the pile; where none does, its largest provider is looked at first. */
function narrow(pile: readonly FailureCell[]): { where: Place; inside: readonly FailureCell[] } {
  const where: Place = {};
  let inside = pile;
  for (let pass = 0; pass < 2; pass++) {
    for (const dimension of PLACE_DIMENSIONS) {
      if (dimension in where) continue;
      const top = largest(inside, dimension);
      if (top.count >= CONCENTRATED * sum(inside)) {
        where[dimension] = top.value;
        inside = top.cells;
      }
    }
    if (Object.keys(where).length > 0) break;
    const top = PLACE_DIMENSIONS.slice(0, 2)
      .map((dimension) => ({ dimension, ...largest(inside, dimension) }))
      .reduce((a, b) => (b.count > a.count ? b : a));
    where[top.dimension] = top.value;
    inside = top.cells;
  }
  return { where, inside };
}

function largest(cells: readonly FailureCell[], dimension: PlaceDimension) {
  let best: { value: string | null; count: number; cells: FailureCell[] } = {
    value: null,
    count: -1,
    cells: [],
  };
  for (const [value, group] of Map.groupBy(cells, (cell) => cell.place[dimension])) {
    const count = sum(group);
    if (count > best.count) best = { value, count, cells: group };
  }
  return best;
}

/** The last stretch of steps that belong together, and what fell into it. */
function episode(cells: readonly FailureCell[], range: TimeRange, stepMs: number) {
  const steps = [...Map.groupBy(cells, (cell) => cell.t)]
    .map(([t, group]) => ({ t, count: sum(group) }))
    .sort((a, b) => a.t - b.t);
  const peak = Math.max(...steps.map((step) => step.count));
  const busy = steps.filter((step) => step.count >= Math.max(1, OF_PEAK * peak));
  const last = busy.at(-1)?.t ?? range.from;
  let first = last;
  for (const { t } of busy.toReversed()) {
    if (first - t > (QUIET_STEPS + 1) * stepMs) break;
    first = t;
  }
  const since = first <= range.from ? null : first;
  const until = Math.min(range.to, last + stepMs);
  const inside = cells.filter((cell) => cell.t >= first && cell.t < until);
  return {
    count: sum(inside),
    since,
    lastSeen: last,
    until,
    ongoing: range.to - (last + stepMs) <= QUIET_STEPS * stepMs,
    key: topKey(inside),
    providers: valuesOf(inside, "provider"),
    gateways: valuesOf(inside, "gateway"),
  };
}

function valuesOf(cells: readonly FailureCell[], dimension: PlaceDimension): string[] {
  const values = new Set(cells.map(({ place }) => place[dimension]));
  return [...values].filter((value) => value !== null).sort();
}

function topKey(cells: readonly FailureCell[]): { id: string; share: number } | null {
  const total = sum(cells);
  let best: { id: string; share: number } | null = null;
  for (const [id, group] of Map.groupBy(cells, (cell) => cell.key)) {
    const share = sum(group) / total;
    if (id !== null && (best === null || share > best.share)) best = { id, share };
  }
  return best;
}

function sum(cells: readonly { count: number }[]): number {
  return cells.reduce((total, cell) => total + cell.count, 0);
}
