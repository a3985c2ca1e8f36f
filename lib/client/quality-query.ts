import { queryOptions } from "@tanstack/react-query";
import { getJson } from "./get-json";
import { type Slice, sliceParams } from "./slice";

export function qualityQuery(slice: Slice) {
  return queryOptions({
    queryKey: ["quality", slice],
    queryFn: ({ signal }) =>
      getJson("/api/v1/quality", sliceParams(slice, Date.now()), loadQuality, signal),
  });
}

const loadQuality = () => import("@/lib/contracts/quality").then((module) => module.Quality);
