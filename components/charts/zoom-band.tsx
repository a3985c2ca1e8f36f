"use client";

import { useTime } from "@/components/console/use-time";
import type { TimeRange } from "@/lib/core/time/range";

/** What is about to be zoomed into, over a plot of `range`. */
export function ZoomBand({ range, selected }: { range: TimeRange; selected: TimeRange | null }) {
  const time = useTime();
  if (selected === null) return null;
  const place = (at: number) => ((at - range.from) / (range.to - range.from)) * 100;
  const [left, right] = [place(selected.from), place(selected.to)];
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute inset-y-0 z-10 border-x border-focus bg-focus/15"
      style={{ left: `${left}%`, width: `${right - left}%` }}
    >
      <span
        className="absolute top-1 rounded-s bg-raised px-1 text-12 whitespace-nowrap text-ink"
        style={left > 50 ? { right: "4px" } : { left: "4px" }}
      >
        {time.range(selected)}
      </span>
    </div>
  );
}
