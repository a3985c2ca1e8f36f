import type { FilterQuery } from "@/lib/contracts/query";
import type { Dimension } from "@/lib/core/attempt/attempt";
import type { TimeRange } from "@/lib/core/time/range";

/** The rows behind a number: what to filter by in addition, and the exact range. */
export type AttemptsLink = { readonly filters: FilterQuery; readonly range: TimeRange };

/** Values of dimensions as filters; `null` is "unknown", on the wire an empty value. */
export function dimensionFilters(
  values: Partial<Record<Dimension, string | null | undefined>>,
): FilterQuery {
  const filters: Record<string, string[]> = {};
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) filters[name] = [value ?? ""];
  }
  return filters as FilterQuery;
}
