import type { Route } from "@/lib/charts/prepare-routes";
import type { FilterQuery } from "@/lib/contracts/query";

/** The attempts of a route, or of a provider with all its models. */
export function routeFilters({ provider, model }: Route): FilterQuery {
  return {
    provider: [provider ?? ""],
    ...(model === undefined ? {} : { model: [model ?? ""] }),
  };
}
