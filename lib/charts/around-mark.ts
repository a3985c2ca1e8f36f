import { type EpochMs, MINUTE_MS, type TimeRange } from "@/lib/core/time/range";

/** Long enough before and after a change to see what it did. */
export const AROUND_MARK_MS = 15 * MINUTE_MS;

export function aroundMark(at: EpochMs): TimeRange {
  return { from: at - AROUND_MARK_MS, to: at + AROUND_MARK_MS };
}
