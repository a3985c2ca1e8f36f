import type { TimeRange } from "@/lib/core/time/range";

/** Milliseconds of a range that lie in any of these windows; where they overlap, they count once. */
export function timeInWindows(windows: readonly TimeRange[], range: TimeRange): number {
  const inside = windows
    .map(({ from, to }) => ({ from: Math.max(from, range.from), to: Math.min(to, range.to) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
  let total = 0;
  let counted = range.from;
  for (const { from, to } of inside) {
    total += Math.max(0, to - Math.max(from, counted));
    counted = Math.max(counted, to);
  }
  return total;
}
