import { queryOptions } from "@tanstack/react-query";
import { getJson } from "./get-json";

const contracts = () => import("@/lib/contracts/route-facts");

/** What traffic says of models and keys, for the picker and for checks while somebody types. */
export function routeFactsQuery() {
  return queryOptions({
    queryKey: ["route-facts"],
    staleTime: 60_000,
    queryFn: ({ signal }) =>
      getJson(
        "/api/v1/routes/facts",
        {},
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
