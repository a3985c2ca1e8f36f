import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { Requests, RequestsQuery } from "@/lib/contracts/requests";
import { getJson } from "./get-json";
import { type Slice, sliceParams } from "./slice";

/** What a list of requests is narrowed to, beside place and time. An id (`q`) wins over the range. */
export type RequestsNarrowing = Pick<
  RequestsQuery,
  "q" | "result" | "trait" | "requested" | "served" | "reason"
>;

/** Pages follow the range of the first one: "now" must not move while somebody scrolls. */
export function requestsQuery(slice: Slice, narrowing: RequestsNarrowing, limit = 50) {
  return infiniteQueryOptions({
    queryKey: ["requests", slice, narrowing, limit],
    initialPageParam: null as Requests | null,
    queryFn: ({ pageParam: previous, signal }) =>
      getJson(
        "/api/v1/requests",
        {
          ...sliceParams(slice, Date.now()),
          ...previous?.range,
          ...narrowing,
          limit,
          cursor: previous?.nextCursor ?? undefined,
        },
        loadRequests,
        signal,
      ),
    getNextPageParam: (last) => (last.nextCursor === null ? null : last),
  });
}

/** One request by an id of any kind, or the requests of a session. */
export function requestQuery(id: string) {
  return queryOptions({
    queryKey: ["request", id],
    queryFn: ({ signal }) =>
      getJson(`/api/v1/requests/${encodeURIComponent(id)}`, {}, loadRequestDetail, signal),
  });
}

const loadRequests = () => import("@/lib/contracts/requests").then((module) => module.Requests);
const loadRequestDetail = () =>
  import("@/lib/contracts/requests").then((module) => module.RequestDetail);
