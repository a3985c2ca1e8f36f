import type { Measure } from "./measure";
import type { PreparedRates, PreparedSeries, RatesMeasure } from "./prepared-rates";

/** The first `most` series; the rest are added up where they can be, and left out where they cannot. */
export function capSeries(
  series: readonly PreparedSeries[],
  measure: RatesMeasure,
  most: number,
): Pick<PreparedRates, "series" | "cap"> {
  if (series.length <= most) return { series, cap: null };
  const shown = series.slice(0, most);
  const additive = measure.kind === "outcomes" && measure.as === "count";
  return {
    series: additive ? [...shown, othersOf(series.slice(most))] : shown,
    cap: { shown: most, of: series.length, rest: additive ? "others" : "left_out" },
  };
}

/** Only counts come here: they alone can be added up. */
function othersOf(rest: readonly PreparedSeries[]): PreparedSeries {
  const first = rest[0];
  return {
    id: "others",
    label: `${rest.length} others`,
    short: `${rest.length} others`,
    subject: { kind: "others", merged: rest.length },
    total: rest.map((series) => series.total).reduce(addMeasures),
    points: (first?.points ?? []).map((point, at) => ({
      t: point.t,
      ...rest.map((series): Measure => series.points[at] ?? point).reduce(addMeasures),
    })),
  };
}

function addMeasures(a: Measure, b: Measure): Measure {
  const sums = { part: a.part + b.part, n: a.n + b.n, all: a.all + b.all, partial: false };
  if (a.value === null && b.value === null) return { ...sums, value: null, why: a.why };
  return { ...sums, value: (a.value ?? 0) + (b.value ?? 0), why: null };
}
