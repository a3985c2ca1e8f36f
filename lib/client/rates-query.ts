import { queryOptions } from "@tanstack/react-query";
import type { Dimension } from "@/lib/core/attempt/attempt";
import { getJson } from "./get-json";
import { type Slice, sliceParams } from "./slice";

export function ratesQuery(slice: Slice, by: readonly Dimension[], stepMs?: number) {
  return queryOptions({
    queryKey: ["rates", slice, by, stepMs ?? null],
    queryFn: ({ signal }) =>
      getJson(
        "/api/v1/rates",
        { ...sliceParams(slice, Date.now()), by: by.join(","), stepMs },
        loadRates,
        signal,
      ),
  });
}

const loadRates = () => import("@/lib/contracts/rates").then((module) => module.Rates);
