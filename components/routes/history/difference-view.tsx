"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { PanelFailure } from "@/components/console/panel-frame";
import { ChangeSentences } from "@/components/routes/change-sentences";
import { DiffTable } from "@/components/routes/diff-table";
import { Skeleton } from "@/components/ui/skeleton";
import { prepareDiffRows } from "@/lib/charts/prepare-diff-rows";
import { prepareTableChanges } from "@/lib/charts/prepare-table-changes";
import { routeDifferenceQuery } from "@/lib/client/route-versions-query";
import type { RouteDifference, RouteVersionWire } from "@/lib/contracts/route-versions";
import { parseTable } from "@/lib/yaml/parse-table";
import { useHistoryChoice } from "./use-history-choice";

export type DifferenceViewProps = {
  table: string;
  version: RouteVersionWire;
  view: "words" | "text";
  /** Chooses the other side. */
  beside: ReactNode;
};

/** What a version changed, or how it differs from another one. */
export function DifferenceView({ table, version, view, beside }: DifferenceViewProps) {
  const { from } = useHistoryChoice();
  const sides = { to: version.sha, ...(from === null ? {} : { from }) };
  const difference = useQuery(routeDifferenceQuery(table, sides));
  return (
    <div className="space-y-3">
      {beside}
      {difference.data === undefined ? (
        difference.isError ? (
          <PanelFailure error={difference.error} retry={difference.refetch} />
        ) : (
          <div role="status" aria-label="Reading">
            <Skeleton className="h-32" />
          </div>
        )
      ) : view === "words" ? (
        <InWords difference={difference.data} />
      ) : (
        <AsText difference={difference.data} />
      )}
    </div>
  );
}

function InWords({ difference: { from, to } }: { difference: RouteDifference }) {
  const target = useMemo(() => parseTable(to.text).table, [to.text]);
  const base = useMemo(() => (from === null ? null : parseTable(from.text)), [from]);
  if (target === null || (base !== null && base.table === null)) {
    return <p>One of the two cannot be read as a route table; read the text instead.</p>;
  }
  const changes = prepareTableChanges(base?.table ?? null, target);
  if (changes.length === 0) {
    return <p>Nothing that decides routing differs; comments or the order of the text may.</p>;
  }
  return <ChangeSentences changes={changes} />;
}

function AsText({ difference: { hunks, added, removed } }: { difference: RouteDifference }) {
  const rows = useMemo(() => (hunks === null ? null : prepareDiffRows(hunks)), [hunks]);
  if (rows === null) return <p>The texts differ too much to be set side by side.</p>;
  if (rows.length === 0) return <p>The texts are the same.</p>;
  return (
    <>
      <p className="text-12 text-ink-3">
        {added} added, {removed} removed
      </p>
      <DiffTable rows={rows} />
    </>
  );
}
