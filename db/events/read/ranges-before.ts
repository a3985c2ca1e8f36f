import type { EpochMs, TimeRange } from "@/lib/core/time/range";

/**
 * What is left of a range below a cursor: its own millisecond, which may hold more, and what came earlier. Sums that
 * count the millisecond also count what lies above the cursor, so only the rest is looked for by them.
 */
export function rangesBefore(
  range: TimeRange,
  before: { readonly at: EpochMs } | null,
): TimeRange[] {
  if (before === null || before.at >= range.to) return [range];
  const { at } = before;
  const ranges = [
    { from: Math.max(range.from, at), to: at + 1 },
    { from: range.from, to: at },
  ];
  return ranges.filter(({ from, to }) => from < to);
}
