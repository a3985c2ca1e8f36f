import { queryOptions } from "@tanstack/react-query";
import type { Rates } from "@/lib/contracts/rates";
import type { EpochMs } from "@/lib/core/time/range";
import { getJson } from "./get-json";
import { type Slice, sliceParams } from "./slice";

/** One range asked twice, because a percentile of a provider cannot be added up from its models. */
export type RoutesAnswer = {
  readonly asOf: EpochMs;
  readonly byProvider: Rates;
  readonly byModel: Rates;
};

export function routesQuery(slice: Slice) {
  return queryOptions({
    queryKey: ["routes", slice],
    queryFn: async ({ signal }): Promise<RoutesAnswer> => {
      const params = sliceParams(slice, Date.now());
      const read = (by: string) => getJson("/api/v1/rates", { ...params, by }, loadRates, signal);
      const [byProvider, byModel] = await Promise.all([read("provider"), read("provider,model")]);
      return { asOf: Math.min(byProvider.asOf, byModel.asOf), byProvider, byModel };
    },
  });
}

const loadRates = () => import("@/lib/contracts/rates").then((module) => module.Rates);
