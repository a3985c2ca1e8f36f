"use client";

import { useQuery } from "@tanstack/react-query";
import { EmptyState } from "@/components/console/empty-state";
import { PanelFailure } from "@/components/console/panel-frame";
import { useEmptyReason } from "@/components/console/use-empty-reason";
import { useSlice } from "@/components/console/use-slice";
import { qualityQuery } from "@/lib/client/quality-query";
import { AdvicePanel } from "./advice-panel";
import { AnswerPanel } from "./answer-panel";
import { ContradictionsPanel } from "./contradictions-panel";
import { CoveragePanel } from "./coverage-panel";
import { GatewaysPanel } from "./gateways-panel";
import { MissingPanel } from "./missing-panel";
import { RejectedPanel } from "./rejected-panel";
import { SourcesPanel } from "./sources-panel";

/** Can the numbers be trusted, and what would make them better? */
export function QualityScreen() {
  const { slice, behaviour } = useSlice();
  const query = useQuery({ ...qualityQuery(slice), ...behaviour });
  const reason = useEmptyReason();
  const quality = query.data;
  if (quality === undefined && query.isError) {
    return <PanelFailure error={query.error} retry={query.refetch} />;
  }
  if (quality !== undefined && quality.gateways.length === 0) {
    return <EmptyState reason={reason.kind === "idle" ? { kind: "not_connected" } : reason} />;
  }
  return (
    <div className="space-y-8">
      <AnswerPanel query={query} />
      {/* What is wrong at the left, what helps at the right, as long as it may be. */}
      <div className="grid gap-8 xl:grid-cols-[7fr_5fr] xl:grid-rows-[auto_auto_1fr]">
        <GatewaysPanel query={query} />
        <AdvicePanel className="xl:row-span-3" query={query} />
        <MissingPanel query={query} />
        <ContradictionsPanel query={query} />
      </div>
      <CoveragePanel query={query} />
      <SourcesPanel query={query} />
      <RejectedPanel query={query} />
    </div>
  );
}
