"use client";

import { memo } from "react";
import { Bar, CartesianGrid, ComposedChart, Line, XAxis, YAxis } from "recharts";
import { chartRows } from "@/lib/charts/chart-rows";
import { formatAxis } from "@/lib/charts/format-axis";
import { formatTick } from "@/lib/charts/format-time";
import type { PreparedRates } from "@/lib/charts/prepared-rates";
import { timeTicks } from "@/lib/charts/time-ticks";
import { DAY_MS } from "@/lib/core/time/range";
import { labelGutter, PLOT, plotWidth } from "./plot-geometry";
import type { SeriesLook } from "./series-look";

export type RatesDrawingProps = {
  prepared: PreparedRates;
  looks: readonly SeriesLook[];
  width: number;
  timeZone: string;
};

const TICK = { fontSize: 12, fill: "var(--ink-3)" };

/**
 * Axes, lines and bars, and nothing that answers to a pointer. Loaded when the first chart is shown, and
 * drawn again only when its numbers are others: what else changes in the address is no reason.
 */
export const RatesDrawing = memo(Drawing);

function Drawing({ prepared, looks, width, timeZone }: RatesDrawingProps) {
  const { range, axis, unit, series } = prepared;
  const { rows, lone } = chartRows(prepared);
  const inner = plotWidth(width);
  const ticks = timeTicks(range, timeZone, Math.max(2, Math.floor(inner / 84)));
  // Ticks a day apart are named by their day alone, as on an axis of weeks.
  const daily = (ticks[1] ?? 0) - (ticks[0] ?? 0) > 0.9 * DAY_MS;
  const span = daily ? Number.POSITIVE_INFINITY : range.to - range.from;
  return (
    <ComposedChart
      width={width}
      height={PLOT.top + PLOT.height + PLOT.axis}
      margin={{ top: PLOT.top, right: labelGutter(width), bottom: 0, left: 0 }}
      data={[...rows]}
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} stroke="var(--hairline)" />
      <XAxis
        dataKey="x"
        type="number"
        domain={[range.from, range.to]}
        allowDataOverflow
        ticks={ticks}
        interval={0}
        tickFormatter={(at: number) => formatTick(at, timeZone, span)}
        height={PLOT.axis}
        tick={TICK}
        tickLine={{ stroke: "var(--line)" }}
        tickSize={4}
        axisLine={{ stroke: "var(--line)" }}
      />
      <YAxis
        width={PLOT.left}
        domain={[0, axis.top]}
        ticks={[...axis.ticks]}
        interval={0}
        allowDataOverflow
        tickFormatter={(value: number) => formatAxis(value, unit)}
        tick={TICK}
        tickLine={false}
        axisLine={false}
      />
      {series.map((one, at) =>
        unit === "count" ? (
          <Bar
            key={one.id}
            dataKey={`s${at}`}
            stackId="all"
            barSize={barWidth(inner, prepared)}
            fill={looks[at]?.fill}
            isAnimationActive={false}
          />
        ) : (
          <Line
            key={one.id}
            dataKey={`s${at}`}
            stroke={looks[at]?.stroke}
            strokeDasharray={looks[at]?.dash}
            strokeWidth={1.5}
            strokeLinejoin="round"
            connectNulls={false}
            activeDot={false}
            dot={({ key, index, cx, cy }) =>
              lone[at]?.has(index) ? (
                <circle key={key} cx={cx} cy={cy} r={2} fill={looks[at]?.stroke} />
              ) : (
                <g key={key} />
              )
            }
            isAnimationActive={false}
          />
        ),
      )}
    </ComposedChart>
  );
}

/** Neighbours keep a hairline between them while there is room for one. */
function barWidth(inner: number, { range, stepMs }: PreparedRates): number {
  const step = (inner * stepMs) / (range.to - range.from);
  return Math.max(1, step > 4 ? Math.floor(step) - 1 : step);
}
