"use client";

import { useQuery } from "@tanstack/react-query";
import { useMarkParam } from "@/components/charts/use-open-mark";
import { hasFilters } from "@/components/console/console-params";
import { EmptyState } from "@/components/console/empty-state";
import { PanelFailure } from "@/components/console/panel-frame";
import { useConsoleState } from "@/components/console/use-console-state";
import { useEmptyReason } from "@/components/console/use-empty-reason";
import { useSlice } from "@/components/console/use-slice";
import { WhenNear } from "@/components/console/when-near";
import { nowQuery } from "@/lib/client/now-query";
import { FailuresOnly } from "./failures-only";
import { HeatmapPanel } from "./heatmap-panel";
import { OutcomesPanel } from "./outcomes-panel";
import { ServedNowPanel } from "./served-now-panel";
import { StripPanel } from "./strip-panel";
import { useHeatmapAxes } from "./use-heatmap-axes";
import { Verdict } from "./verdict";

/** Is it us, one provider, one region or one key? The answer, the picture that proves it, the rows behind it. */
export function NowScreen() {
  const { filters } = useConsoleState();
  const { slice, behaviour } = useSlice();
  const { axes } = useHeatmapAxes();
  const [mark] = useMarkParam();
  const query = useQuery({ ...nowQuery(slice, axes), ...behaviour });
  const reason = useEmptyReason();
  const now = query.data;

  if (now === undefined && query.isError) {
    return <PanelFailure error={query.error} retry={query.refetch} />;
  }
  if (now !== undefined && reason.kind === "not_connected") return <EmptyState reason={reason} />;
  if (now !== undefined && now.heatmap.total.attempts === 0 && hasFilters(filters)) {
    return <EmptyState reason={{ kind: "filtered" }} />;
  }
  return (
    <div className="grid grid-cols-12 gap-x-8 gap-y-7">
      <div className="col-span-12">
        <Verdict query={query} />
      </div>
      {/* In the order of importance, which a narrow screen keeps. */}
      <ServedNowPanel
        className="col-span-12 xl:col-span-3 xl:col-start-10 xl:row-start-2"
        query={query}
      />
      <HeatmapPanel
        className="col-span-12 xl:col-span-9 xl:col-start-1 xl:row-span-2 xl:row-start-2"
        query={query}
      />
      <OutcomesPanel
        className="col-span-12 xl:col-span-3 xl:col-start-10 xl:row-start-3"
        query={query}
      />
      {now === undefined ? null : (
        <FailuresOnly className="col-span-12" gateways={now.failuresOnly} />
      )}
      <div className="col-span-12">
        {/* Only with the answer is it known what stands above, and so what is near. */}
        {now === undefined ? null : (
          <WhenNear height={260} atOnce={mark !== null}>
            <StripPanel query={query} />
          </WhenNear>
        )}
      </div>
    </div>
  );
}
