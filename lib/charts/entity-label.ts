import type { Rates, RatesSeries } from "@/lib/contracts/rates";
import type { Dimension } from "@/lib/core/attempt/attempt";

/** Wire order of the dimensions asked for, e.g. `anthropic/claude-opus-5`. */
export function entityLabel(series: RatesSeries, rates: Pick<Rates, "by" | "labels">): string {
  if (rates.by.length === 0) return "all";
  return rates.by
    .map((dimension) => {
      const value = series[dimension] ?? null;
      return value === null ? "unknown" : (rates.labels[value] ?? value);
    })
    .join("/");
}

/** The last part alone where no other series ends in it. */
export function shortLabel(series: RatesSeries, rates: Rates): string {
  const last = rates.by.at(-1);
  if (last === undefined) return entityLabel(series, rates);
  const value = series[last] ?? null;
  const alone = rates.series.filter((other) => (other[last] ?? null) === value).length === 1;
  return alone && value !== null
    ? entityLabel(series, { by: [last], labels: rates.labels })
    : entityLabel(series, rates);
}

export function entityValues(
  series: RatesSeries,
  by: readonly Dimension[],
): Partial<Record<Dimension, string | null>> {
  return Object.fromEntries(by.map((dimension) => [dimension, series[dimension] ?? null]));
}
