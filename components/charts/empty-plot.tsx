"use client";

import type { MarkWire } from "@/lib/contracts/marks";
import type { TimeRange } from "@/lib/core/time/range";
import { MarkPoles, MarksLane } from "./marks-lane";
import { PLOT, plotWidth } from "./plot-geometry";
import { useWidth } from "./use-width";

export type EmptyPlotProps = {
  /** Ends of the time axis. */
  range: TimeRange;
  /** What changed on Gateways meanwhile: worth showing where nothing was asked too. */
  marks?: readonly MarkWire[];
  /** Older ones that are not among them. */
  omittedMarks?: number;
  /** Why there is nothing to draw: a sentence. */
  children: string;
};

const NO_MARKS: readonly MarkWire[] = [];

/** In place of a chart and as high as one, so that nothing moves when there is one; marks stand where its would. */
export function EmptyPlot({ range, marks = NO_MARKS, omittedMarks, children }: EmptyPlotProps) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const axis = { marks, from: range.from, to: range.to, width: plotWidth(width) };
  return (
    <div>
      <div style={{ paddingLeft: PLOT.left }}>
        <MarksLane {...axis} omitted={omittedMarks} />
      </div>
      <div
        ref={ref}
        className="relative flex items-center justify-center text-center text-ink-2"
        style={{ minHeight: PLOT.top + PLOT.height + PLOT.axis }}
      >
        <div className="absolute inset-y-0" style={{ left: PLOT.left }}>
          <MarkPoles {...axis} />
        </div>
        <p className="relative max-w-96 bg-canvas px-2 py-1">{children}</p>
      </div>
    </div>
  );
}
