import type { PreparedRates } from "./prepared-rates";
import { movedStep, stepAt } from "./step-selection";

/** What is under the pointer: a step, and the line or bar of it that is nearest. */
export type Hit = { readonly step: number; readonly series: number | null };

type Target = Pick<PreparedRates, "series" | "steps" | "stepMs" | "range" | "axis" | "unit">;

/** `x` and `y` as shares of the plot, from its left and from its foot. */
export function hitTest(target: Target, x: number, y: number): Hit {
  const step = stepAt(target, x);
  const value = y * target.axis.top;
  return {
    step,
    series: target.unit === "count" ? barAt(target, step, value) : lineAt(target, step, value),
  };
}

function lineAt({ series }: Target, step: number, value: number): number | null {
  let nearest: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  series.forEach((one, at) => {
    const here = one.points[step]?.value ?? null;
    if (here === null || Math.abs(here - value) >= least) return;
    least = Math.abs(here - value);
    nearest = at;
  });
  return nearest;
}

/** Bars stand on each other in the order of the series; above them all, the topmost counts. */
function barAt({ series }: Target, step: number, value: number): number | null {
  let foot = 0;
  let topmost: number | null = null;
  for (const [at, one] of series.entries()) {
    const height = one.points[step]?.value ?? 0;
    if (height === 0) continue;
    topmost = at;
    foot += height;
    if (value < foot) return at;
  }
  return topmost;
}

/** Where the middle of a step and the top of a mark are, as shares of the plot from its left and foot. */
export function markAt(
  target: Target,
  step: number,
  series: number,
): { x: number; y: number } | null {
  const value = target.series[series]?.points[step]?.value ?? null;
  if (value === null) return null;
  const below =
    target.unit === "count"
      ? target.series.slice(0, series).reduce((sum, one) => sum + (one.points[step]?.value ?? 0), 0)
      : 0;
  return { x: stepMiddle(target, step), y: (below + value) / target.axis.top };
}

/** As a share of the plot; a step that is cut by the range has its middle in what is left of it. */
export function stepMiddle({ range, steps, stepMs }: Target, step: number): number {
  const t = steps[step]?.t ?? range.from;
  const from = Math.max(t, range.from);
  const to = Math.min(t + stepMs, range.to);
  return ((from + to) / 2 - range.from) / (range.to - range.from);
}

/** Where a key leads: sideways in time, up and down between the series that have a value there; `null`: nowhere. */
export function movedHit(target: Target, from: Hit | null, key: string): Hit | null {
  const step = movedStep(target, from?.step ?? null, key);
  if (step !== null) return landed(target, step, from);
  const here = from?.step ?? movedStep(target, null, "End") ?? 0;
  switch (key) {
    case "ArrowUp":
      return { step: here, series: neighbour(target, here, from?.series ?? null, 1) };
    case "ArrowDown":
      return { step: here, series: neighbour(target, here, from?.series ?? null, -1) };
    default:
      return null;
  }
}

/** Keeps to its series where that has a value. */
function landed(target: Target, step: number, from: Hit | null): Hit {
  const there = seriesByHeight(target, step);
  const series = from?.series ?? null;
  const kept = series !== null && there.includes(series) ? series : (there.at(-1) ?? null);
  return { step, series: kept };
}

function neighbour(target: Target, step: number, series: number | null, by: 1 | -1): number | null {
  const there = seriesByHeight(target, step);
  if (series === null) return there.at(by === 1 ? 0 : -1) ?? null;
  return there[there.indexOf(series) + by] ?? series;
}

/** Series that have a mark in the step, from its foot up. */
function seriesByHeight(target: Target, step: number): number[] {
  return target.series
    .map((_, at) => ({ at, place: markAt(target, step, at) }))
    .filter(
      ({ at, place }) => place !== null && !(target.unit === "count" && isFlat(target, step, at)),
    )
    .sort((a, b) => (a.place?.y ?? 0) - (b.place?.y ?? 0))
    .map(({ at }) => at);
}

function isFlat(target: Target, step: number, series: number): boolean {
  return target.series[series]?.points[step]?.value === 0;
}
