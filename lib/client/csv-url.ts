import type { EpochMs } from "@/lib/core/time/range";
import { apiUrl } from "./get-json";
import { type Slice, sliceParams } from "./slice";

export type CsvEndpoint =
  | "attempts"
  | "difference"
  | "downgrades"
  | "heatmap"
  | "keys"
  | "marks"
  | "now"
  | "quality"
  | "rates"
  | "requests";

/** A download of exactly the filtered rows of a table endpoint. */
export function csvUrl(endpoint: CsvEndpoint, slice: Slice, now: EpochMs, more = {}) {
  return apiUrl(`/api/v1/${endpoint}`, { ...sliceParams(slice, now), ...more, format: "csv" });
}
