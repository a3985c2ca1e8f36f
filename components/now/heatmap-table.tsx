"use client";

import { useMemo } from "react";
import { type DataColumn, DataTable } from "@/components/console/data-table";
import { useCsvHref } from "@/components/console/use-csv-href";
import { useValueName } from "@/components/console/use-value-name";
import { formatLatency } from "@/lib/charts/format-duration";
import { formatCount, formatShare } from "@/lib/charts/format-number";
import { AVAILABILITY_FAILURES, latencyOf, type Quantile, ratioOf } from "@/lib/charts/measure";
import { type HeatCell, prepareHeatmap } from "@/lib/charts/prepare-heatmap";
import { withheldWords } from "@/lib/charts/withheld-words";
import type { Heatmap } from "@/lib/contracts/heatmap";
import { useAttemptsHref } from "./use-attempts-href";

/** All cells as rows, also those that are left out of the picture. */
export function HeatmapTable({ heatmap }: { heatmap: Heatmap }) {
  const href = useAttemptsHref();
  const nameOf = useValueName();
  const csvHref = useCsvHref();
  const { rows } = prepareHeatmap(heatmap, {
    nameOf: (axis, value) => (axis === "hour" ? value : nameOf(axis, value)),
  });
  const columns = useMemo(() => columnsFor(heatmap.axes), [heatmap.axes]);
  return (
    <DataTable
      caption={`Failure ratio by ${heatmap.axes.rows} and ${heatmap.axes.columns}`}
      columns={columns}
      rows={rows.flatMap(({ cells }) => cells)}
      rowId={({ id }) => id}
      rowHref={({ link }) => href(link)}
      initialSort={{ id: "failed", desc: true }}
      csvHref={csvHref("heatmap", heatmap, heatmap.axes)}
    />
  );
}

function columnsFor(axes: Heatmap["axes"]): DataColumn<HeatCell>[] {
  return [
    { id: "row", title: axes.rows, cell: ({ row }) => row, sortValue: ({ row }) => row },
    {
      id: "column",
      title: axes.columns,
      cell: ({ column }) => column,
      sortValue: ({ column }) => column,
    },
    {
      id: "ratio",
      title: "failure ratio",
      numeric: true,
      cell: ({ state, text, caption }) => (state === "counted" ? caption : text),
      sortValue: ({ tally }) =>
        tally === null ? null : ratioOf(tally, AVAILABILITY_FAILURES).value,
    },
    {
      id: "failed",
      title: "failed",
      numeric: true,
      cell: ({ tally, failed }) => (tally === null ? "–" : formatCount(failed)),
      sortValue: ({ tally, failed }) => (tally === null ? null : failed),
    },
    {
      id: "attempts",
      title: "attempts",
      numeric: true,
      cell: ({ tally }) => (tally === null ? "–" : formatCount(tally.attempts)),
      sortValue: ({ tally }) => tally?.attempts ?? null,
    },
    latencyColumn("p50", "P50"),
    latencyColumn("p95", "P95"),
    {
      id: "coverage",
      title: "coverage",
      numeric: true,
      cell: ({ coverage }) => formatShare(coverage),
      sortValue: ({ coverage }) => coverage,
    },
  ];
}

function latencyColumn(quantile: Quantile, title: string): DataColumn<HeatCell> {
  return {
    id: quantile,
    title,
    numeric: true,
    cell: ({ tally }) => {
      if (tally === null) return "–";
      const latency = latencyOf(tally, quantile);
      return latency.value === null
        ? withheldWords(latency.why, "ms", latency.gate).short
        : formatLatency(latency.value);
    },
    sortValue: ({ tally }) => (tally === null ? null : latencyOf(tally, quantile).value),
  };
}
