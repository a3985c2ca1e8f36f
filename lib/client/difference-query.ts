import { queryOptions } from "@tanstack/react-query";
import type { DifferenceSelection, SelectingFilters } from "@/lib/contracts/difference";
import { getJson } from "./get-json";
import { type Slice, sliceParams } from "./slice";

/** A selection as the endpoint takes it. */
export function selectionQuery({ range, filters }: DifferenceSelection) {
  return {
    ...(range === null ? {} : { in_from: range.from, in_to: range.to }),
    ...prefixed(filters),
  };
}

export function differenceQuery(slice: Slice, selection: DifferenceSelection) {
  return queryOptions({
    queryKey: ["difference", slice, selection.range, selection.filters],
    queryFn: ({ signal }) =>
      getJson(
        "/api/v1/difference",
        { ...sliceParams(slice, Date.now()), ...selectionQuery(selection) },
        loadDifference,
        signal,
      ),
  });
}

function prefixed(filters: SelectingFilters): Record<string, readonly string[]> {
  return Object.fromEntries(
    Object.entries(filters).map(([name, values]) => [`in_${name}`, values ?? []]),
  );
}

const loadDifference = () =>
  import("@/lib/contracts/difference").then((module) => module.Difference);
