import { queryOptions } from "@tanstack/react-query";
import type { HeatmapAxis } from "@/lib/core/store/event-store";
import { getJson } from "./get-json";
import { type Slice, sliceParams } from "./slice";

export function heatmapQuery(slice: Slice, axes: { rows: HeatmapAxis; columns: HeatmapAxis }) {
  return queryOptions({
    queryKey: ["heatmap", slice, axes],
    queryFn: ({ signal }) =>
      getJson(
        "/api/v1/heatmap",
        { ...sliceParams(slice, Date.now()), ...axes },
        loadHeatmap,
        signal,
      ),
  });
}

const loadHeatmap = () => import("@/lib/contracts/heatmap").then((module) => module.Heatmap);
