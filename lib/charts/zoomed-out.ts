import type { EpochMs, TimeRange } from "@/lib/core/time/range";

/** Twice the range around its middle, but no further into the future than it reached. */
export function zoomedOut({ from, to }: TimeRange, now: EpochMs): TimeRange {
  const span = to - from;
  const end = Math.min(to + Math.round(span / 2), Math.max(to, now));
  return { from: end - 2 * span, to: end };
}
