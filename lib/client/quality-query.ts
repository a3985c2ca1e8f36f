import { queryOptions } from "@tanstack/react-query";
import { getJson } from "./get-json";
import { type ReadRange, resolveRange } from "./read-range";

export function qualityQuery(range: ReadRange) {
  return queryOptions({
    queryKey: ["quality", range],
    queryFn: ({ signal }) =>
      getJson("/api/v1/quality", resolveRange(range, Date.now()), loadQuality, signal),
  });
}

const loadQuality = () => import("@/lib/contracts/quality").then((module) => module.Quality);
