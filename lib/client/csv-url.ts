import type { EpochMs } from "@/lib/core/time/range";
import { apiUrl } from "./get-json";
import { type Slice, sliceParams } from "./slice";

/** A download of exactly the filtered rows of a table endpoint. */
export function csvUrl(
  endpoint: "attempts" | "rates" | "heatmap" | "quality" | "downgrades" | "keys" | "requests",
  slice: Slice,
  now: EpochMs,
  more = {},
) {
  return apiUrl(`/api/v1/${endpoint}`, { ...sliceParams(slice, now), ...more, format: "csv" });
}
