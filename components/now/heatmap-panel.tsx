"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { ChartFrame } from "@/components/console/chart-frame";
import { GateNotice } from "@/components/console/gate-notice";
import { useEmptyReason } from "@/components/console/use-empty-reason";
import { useValueName } from "@/components/console/use-value-name";
import { useDifference } from "@/components/difference/use-difference";
import { Info } from "@/components/ui/info";
import { closedGates } from "@/lib/charts/closed-gates";
import { prepareHeatmap } from "@/lib/charts/prepare-heatmap";
import type { Heatmap } from "@/lib/contracts/heatmap";
import type { Finding, Now } from "@/lib/contracts/now";
import { AxisSwitch } from "./axis-switch";
import { HeatmapGrid } from "./heatmap-grid";
import { HeatmapLegend } from "./heatmap-legend";
import { HeatmapSkeleton } from "./heatmap-skeleton";

/** Few readers open the table, and it brings a library of its own. */
const HeatmapTable = dynamic(
  () => import("./heatmap-table").then((module) => module.HeatmapTable),
  {
    loading: () => <HeatmapSkeleton />,
  },
);

/** More lines than this are not a picture any more; the table holds them all. */
const MOST = { rows: 24, columns: 12 };

export type HeatmapPanelProps = { query: UseQueryResult<Now>; className?: string };

/** Failure ratio where two dimensions meet. */
export function HeatmapPanel({ query, className }: HeatmapPanelProps) {
  const reason = useEmptyReason();
  return (
    <ChartFrame<Now>
      className={className}
      title="Failure ratio"
      info={<HeatmapInfo />}
      actions={<AxisSwitch />}
      query={query}
      empty={({ heatmap }) =>
        heatmap.rows.length === 0 || heatmap.columns.length === 0 ? reason : null
      }
      partial={({ heatmap }) => {
        const tallies = talliesOf(heatmap);
        return closedGates(tallies).length > 0 ? <GateNotice tallies={tallies} /> : null;
      }}
      skeleton={<HeatmapSkeleton />}
      table={({ heatmap }) => <HeatmapTable heatmap={heatmap} />}
    >
      {({ heatmap, findings }) => <Picture heatmap={heatmap} worst={findings[0]} />}
    </ChartFrame>
  );
}

function talliesOf({ cells, rowTotals, columnTotals, total }: Heatmap) {
  return [...cells, ...rowTotals, ...columnTotals, total];
}

function Picture({ heatmap, worst }: { heatmap: Heatmap; worst: Finding | undefined }) {
  const nameOf = useValueName();
  const { compare } = useDifference();
  const prepared = prepareHeatmap(heatmap, {
    worst,
    mostRows: MOST.rows,
    mostColumns: MOST.columns,
    nameOf: (axis, value) => (axis === "hour" ? value : nameOf(axis, value)),
  });
  return (
    <>
      <HeatmapGrid
        prepared={prepared}
        axes={heatmap.axes}
        onCompare={({ link }) => compare(link, heatmap.range)}
      />
      <HeatmapLegend prepared={prepared} axes={heatmap.axes} />
    </>
  );
}

function HeatmapInfo() {
  return (
    <Info about="failure ratio">
      <p>
        Attempts that failed for a reason that is not the caller's, divided by all attempts: rate
        limited, overloaded, timeout, network, server error, auth failed, billing, model
        unavailable.
      </p>
      <p>
        Invalid requests, refusals and aborts are the caller's own: they count as attempts, and
        never as failures here. Neither do unknown outcomes, because nothing proves them: they are
        shown apart.
      </p>
      <p>
        Where a Gateway logs failures only, the number of attempts is not known; then failures are
        counted and no ratio is made. “+1” beside a ratio: one more failed at such a Gateway.
      </p>
      <p>
        “Withheld”: the outcome, or what the cells are split by, is known for too few attempts. Keys
        for instance are named by failures alone, so every key would seem to fail each time.
      </p>
    </Info>
  );
}
