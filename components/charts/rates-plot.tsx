"use client";

import dynamic from "next/dynamic";
import { useMemo } from "react";
import { useConsoleState } from "@/components/console/use-console-state";
import { useTime } from "@/components/console/use-time";
import { Skeleton } from "@/components/ui/skeleton";
import type { EntityStyle } from "@/lib/charts/entity-style";
import { formatValue } from "@/lib/charts/format-axis";
import { formatCount } from "@/lib/charts/format-number";
import type { Hit } from "@/lib/charts/hit-test";
import type { PreparedRates } from "@/lib/charts/prepared-rates";
import { withheldWords } from "@/lib/charts/withheld-words";
import type { MarkWire } from "@/lib/contracts/marks";
import { MarkPoles, MarksLane } from "./marks-lane";
import { labelGutter, PLOT, plotWidth } from "./plot-geometry";
import { labelsFit, PlotLabels, PlotLegend } from "./plot-labels";
import { PlotOverlay } from "./plot-overlay";
import { seriesLook } from "./series-look";
import { seriesName } from "./series-name";
import { useWidth } from "./use-width";

const HEIGHT = PLOT.top + PLOT.height + PLOT.axis;

/** The drawing library is the largest part of the console: only a screen with a chart pays for it. */
const RatesDrawing = dynamic(
  () => import("./rates-drawing").then((module) => module.RatesDrawing),
  { ssr: false, loading: () => <Skeleton className="h-full" /> },
);

/** The attempts behind a step and a series; `null`: behind all of them. */
export type HrefOf = (step: number | null, series: number | null) => string;

export type RatesPlotProps = {
  title: string;
  prepared: PreparedRates;
  styles: ReadonlyMap<string, EntityStyle>;
  hrefOf: HrefOf;
  /** What changed on Gateways meanwhile: flags over the plot. */
  marks?: readonly MarkWire[];
  /** Older ones that are not among them. */
  omittedMarks?: number;
  /** Sets a step and a series against the rest. */
  onCompare?: (hit: Hit) => void;
};

const NO_MARKS: readonly MarkWire[] = [];

/** One chart over time: drawing, hatching, crosshair, labels. Decides nothing about the numbers. */
export function RatesPlot(props: RatesPlotProps) {
  const { title, prepared, styles, hrefOf, marks = NO_MARKS, omittedMarks, onCompare } = props;
  const [ref, width] = useWidth<HTMLDivElement>();
  const { setRange } = useConsoleState();
  const { timeZone, range: span } = useTime();
  const looks = useMemo(
    () => prepared.series.map((series) => seriesLook(series, styles)),
    [prepared, styles],
  );
  const beside = labelsFit(prepared, width);

  function describe({ step, series }: Hit) {
    const from = prepared.steps[step]?.t ?? prepared.range.from;
    const when = span({ from, to: from + prepared.stepMs });
    const one = series === null ? undefined : prepared.series[series];
    const point = one?.points[step];
    if (!one || !point) return `${when}, no value`;
    const value =
      point.value === null
        ? withheldWords(point.why, prepared.unit, point.gate).short
        : formatValue(point.value, prepared.unit);
    const n = prepared.unit === "count" ? "" : `, n ${formatCount(point.n)}`;
    return `${when}, ${seriesName(one)} ${value}${n}`;
  }

  const axis = { marks, ...prepared.range, width: plotWidth(width) };
  return (
    <div>
      <div style={{ paddingLeft: PLOT.left }}>
        <MarksLane {...axis} omitted={omittedMarks} />
      </div>
      <div ref={ref} className="relative" style={{ height: HEIGHT }}>
        <Hatching prepared={prepared} width={width} />
        <div
          className="absolute"
          style={{ left: PLOT.left, top: 0, height: PLOT.top + PLOT.height }}
        >
          <MarkPoles {...axis} />
        </div>
        {width > 0 ? (
          <>
            <div aria-hidden className="absolute inset-0">
              <RatesDrawing prepared={prepared} looks={looks} width={width} timeZone={timeZone} />
            </div>
            <PlotOverlay
              title={title}
              prepared={prepared}
              looks={looks}
              width={width}
              hrefOf={hrefOf}
              describe={describe}
              onCompare={onCompare}
              onZoom={(range) => setRange({ kind: "between", ...range })}
            />
            {beside ? (
              <PlotLabels prepared={prepared} looks={looks} hrefOf={hrefOf} width={width} />
            ) : null}
          </>
        ) : null}
      </div>
      {beside ? null : <PlotLegend prepared={prepared} looks={looks} hrefOf={hrefOf} />}
    </div>
  );
}

/** Where nothing can be said, so that it is not taken for nothing. */
function Hatching({ prepared, width }: { prepared: PreparedRates; width: number }) {
  const { range, unknown } = prepared;
  const place = (at: number) => `${((at - range.from) / (range.to - range.from)) * 100}%`;
  return (
    <div
      aria-hidden
      className="absolute overflow-hidden"
      style={{ left: PLOT.left, right: labelGutter(width), top: PLOT.top, height: PLOT.height }}
    >
      {unknown.map(({ from, to }) => (
        <div
          key={from}
          className="cell-no-data absolute inset-y-0"
          style={{ left: place(from), right: `calc(100% - ${place(to)})` }}
        />
      ))}
    </div>
  );
}
