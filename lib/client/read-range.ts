import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS, type TimeRange } from "@/lib/core/time/range";

/** What a screen asks for. `until: null` is "now", taken at the moment of asking. */
export type ReadRange =
  | { readonly kind: "last"; readonly durationMs: number; readonly until: EpochMs | null }
  | { readonly kind: "between"; readonly from: EpochMs; readonly to: EpochMs };

/**
 * Ends on a whole step of time, so that what is asked in one minute is asked once and the server
 * can answer from whole buckets.
 */
export function resolveRange(range: ReadRange, now: EpochMs): TimeRange {
  switch (range.kind) {
    case "between":
      return { from: range.from, to: range.to };
    case "last": {
      const step = alignment(range.durationMs);
      // An end is exclusive: the newest event itself has to be inside.
      const end = (range.until === null ? now : range.until) + 1;
      const to = Math.ceil(end / step) * step;
      return { from: to - range.durationMs, to };
    }
  }
}

function alignment(durationMs: number): number {
  if (durationMs <= DAY_MS) return MINUTE_MS;
  return durationMs <= 7 * DAY_MS ? 10 * MINUTE_MS : HOUR_MS;
}
