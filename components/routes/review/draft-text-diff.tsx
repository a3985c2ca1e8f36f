"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useMemo, useState } from "react";
import { PanelFailure } from "@/components/console/panel-frame";
import { DiffTable } from "@/components/routes/diff-table";
import { Skeleton } from "@/components/ui/skeleton";
import { prepareDiffRows } from "@/lib/charts/prepare-diff-rows";
import { routeDifferenceQuery } from "@/lib/client/route-versions-query";
import type { RouteDraftWire } from "@/lib/contracts/route-drafts";
import type { RouteDifference } from "@/lib/contracts/route-versions";
import { CommentForm } from "./comment-form";

export type DraftTextDiffProps = {
  draft: RouteDraftWire;
  isOutdated: boolean;
  onAnswer: (draft: RouteDraftWire) => void;
};

/** Lines around what changed: a line that somebody was sent to may be far from it. */
const WHOLE_TEXT = 10_000;

/** Both texts, line by line; each line of the new one can be commented on. */
export function DraftTextDiff(props: DraftTextDiffProps) {
  const { draft } = props;
  const sides = { draft: draft.id, from: draft.base ?? undefined };
  const marked = Number(useSearchParams().get("line")) || null;
  const around = marked === null ? undefined : WHOLE_TEXT;
  const { queryKey, ...rest } = routeDifferenceQuery(draft.table, sides, around);
  const query = useQuery({ ...rest, queryKey: [...queryKey, draft.textHash] });
  if (query.data === undefined) {
    if (query.isError) return <PanelFailure error={query.error} retry={query.refetch} />;
    return (
      <div role="status" aria-label="Reading">
        <Skeleton className="h-40" />
      </div>
    );
  }
  if (query.data.to.text !== draft.text) {
    return <p>The text was edited while you read: load the newest revision to see it.</p>;
  }
  return <Rows {...props} difference={query.data} marked={marked} />;
}

function Rows({
  draft,
  isOutdated,
  onAnswer,
  difference,
  marked,
}: DraftTextDiffProps & { difference: RouteDifference; marked: number | null }) {
  const { hunks } = difference;
  const rows = useMemo(() => (hunks === null ? null : prepareDiffRows(hunks)), [hunks]);
  const [line, setLine] = useState<number | null>(null);
  if (rows === null) return <p>The texts differ too much to be set side by side.</p>;
  if (rows.length === 0) return <p>The texts are the same.</p>;
  const mayComment = draft.steps.comment.allowed && !isOutdated;
  const commented = linesWithComments(draft);
  const quoted = line === null ? "" : (draft.text.split("\n")[line - 1] ?? "");
  return (
    <>
      <p className="mb-2 text-12 text-ink-3">
        {difference.added} added, {difference.removed} removed
      </p>
      <DiffTable
        rows={rows}
        commented={commented}
        marked={marked}
        onComment={mayComment ? setLine : null}
      />
      {line === null ? null : (
        <div className="mt-3 border-l-2 pl-3">
          <CommentForm
            key={line}
            draft={draft}
            label={`Comment on line ${line}`}
            place={{ place: "line", line }}
            suggestFrom={quoted}
            onAnswer={(answer) => {
              setLine(null);
              onAnswer(answer);
            }}
            onClose={() => setLine(null)}
          />
        </div>
      )}
    </>
  );
}

/** A line's number is that of the revision it was said of: of older ones it would be another line. */
function linesWithComments({ comments, revision }: RouteDraftWire): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { line, revision: of } of comments) {
    if (line !== null && of === revision) counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return counts;
}
