import { queryOptions } from "@tanstack/react-query";
import { getJson } from "./get-json";

export function attemptQuery(id: string) {
  return queryOptions({
    queryKey: ["attempt", id],
    queryFn: ({ signal }) =>
      getJson(`/api/v1/attempts/${encodeURIComponent(id)}`, {}, loadAttemptDetail, signal),
  });
}

const loadAttemptDetail = () =>
  import("@/lib/contracts/attempts").then((module) => module.AttemptDetail);
