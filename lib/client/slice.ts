import type { FilterQuery } from "@/lib/contracts/query";
import type { EpochMs } from "@/lib/core/time/range";
import { type ReadRange, resolveRange } from "./read-range";

/** What every read is asked about: when, and of what. */
export type Slice = { readonly range: ReadRange; readonly filters: FilterQuery };

export function sliceParams({ range, filters }: Slice, now: EpochMs) {
  return { ...resolveRange(range, now), ...filters };
}
