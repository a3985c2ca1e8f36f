import { infiniteQueryOptions } from "@tanstack/react-query";
import type { Attempts } from "@/lib/contracts/attempts";
import { getJson } from "./get-json";
import { type Slice, sliceParams } from "./slice";

/** Pages follow the range of the first one: "now" must not move while somebody scrolls. */
export function attemptsQuery(slice: Slice, limit = 100) {
  return infiniteQueryOptions({
    queryKey: ["attempts", slice, limit],
    initialPageParam: null as Attempts | null,
    queryFn: ({ pageParam: previous, signal }) =>
      getJson(
        "/api/v1/attempts",
        {
          ...sliceParams(slice, Date.now()),
          ...previous?.range,
          limit,
          cursor: previous?.nextCursor ?? undefined,
        },
        loadAttempts,
        signal,
      ),
    getNextPageParam: (last) => (last.nextCursor === null ? null : last),
  });
}

const loadAttempts = () => import("@/lib/contracts/attempts").then((module) => module.Attempts);
