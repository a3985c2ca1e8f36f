import { queryOptions } from "@tanstack/react-query";
import type { HeatmapAxis } from "@/lib/core/store/event-store";
import { getJson } from "./get-json";
import { type Slice, sliceParams } from "./slice";

export function nowQuery(slice: Slice, axes: { rows: HeatmapAxis; columns: HeatmapAxis }) {
  return queryOptions({
    queryKey: ["now", slice, axes],
    queryFn: ({ signal }) =>
      getJson("/api/v1/now", { ...sliceParams(slice, Date.now()), ...axes }, loadNow, signal),
  });
}

const loadNow = () => import("@/lib/contracts/now").then((module) => module.Now);
