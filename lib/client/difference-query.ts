import { queryOptions } from "@tanstack/react-query";
import type { DifferenceSelection, SelectingFilters } from "@/lib/contracts/difference";
import { getJson } from "./get-json";
import { type Slice, sliceParams } from "./slice";

export function differenceQuery(slice: Slice, { range, filters }: DifferenceSelection) {
  return queryOptions({
    queryKey: ["difference", slice, range, filters],
    queryFn: ({ signal }) =>
      getJson(
        "/api/v1/difference",
        {
          ...sliceParams(slice, Date.now()),
          ...(range === null ? {} : { in_from: range.from, in_to: range.to }),
          ...prefixed(filters),
        },
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
