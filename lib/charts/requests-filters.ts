import type { Downgrades } from "@/lib/contracts/downgrades";
import type { FilterQuery } from "@/lib/contracts/query";
import { targetRef } from "@/lib/core/request/target-ref";
import type { RequestsLink } from "./requests-link";

/** Names that mean something else of a request than of the model it asked for. */
const OF_ATTEMPTS = [
  "provider",
  "not_provider",
  "model",
  "not_model",
  "outcome",
  "not_outcome",
] as const satisfies readonly (keyof FilterQuery)[];

/**
 * How `GET /api/v1/requests` is asked for exactly what an answer of downgrades counted. There, a
 * provider or model is the one asked for, and an outcome does not count; here, they would be those of
 * any attempt. So the models asked for are named instead.
 */
export function requestsFilters(
  { chains }: Pick<Downgrades, "chains">,
  filters: FilterQuery,
  link: RequestsLink,
): Required<Pick<RequestsLink, "filters" | "params">> {
  const narrowed = OF_ATTEMPTS.slice(0, 4).some((name) => (filters[name]?.length ?? 0) > 0);
  const asked =
    narrowed && link.params?.requested === undefined
      ? { requested: [...new Set(chains.map(({ requested }) => targetRef(requested)))] }
      : {};
  const cleared = Object.fromEntries(OF_ATTEMPTS.map((name) => [name, undefined]));
  return { filters: { ...cleared, ...link.filters }, params: { ...asked, ...link.params } };
}
