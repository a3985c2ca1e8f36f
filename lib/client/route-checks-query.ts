import { queryOptions } from "@tanstack/react-query";
import { getJson } from "./get-json";

const contracts = () => import("@/lib/contracts/route-facts");

/** What traffic of a table's Gateways says of models and keys, for the picker and for checks while somebody types. */
export function routeFactsQuery(table: string) {
  return queryOptions({
    queryKey: ["route-facts", table],
    staleTime: 60_000,
    queryFn: ({ signal }) =>
      getJson(
        "/api/v1/routes/facts",
        { table },
        () => contracts().then(({ RouteFactsWire }) => RouteFactsWire),
        signal,
      ),
  });
}

/** What the server's checks found in a draft as it was last saved. */
export function draftChecksQuery(id: string) {
  return queryOptions({
    queryKey: ["route-draft-checks", id],
    queryFn: ({ signal }) =>
      getJson(
        `/api/v1/routes/drafts/${encodeURIComponent(id)}/checks`,
        {},
        () => contracts().then(({ RouteChecks }) => RouteChecks),
        signal,
      ),
  });
}
