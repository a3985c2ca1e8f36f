"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { PanelFrame } from "@/components/console/panel-frame";
import { useEmptyReason } from "@/components/console/use-empty-reason";
import { useLivePace } from "@/components/console/use-live-pace";
import { useMedia } from "@/components/console/use-media";
import { useSlice } from "@/components/console/use-slice";
import { useTime } from "@/components/console/use-time";
import { CompareLink } from "@/components/difference/compare-link";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { formatCount } from "@/lib/charts/format-number";
import { attemptsQuery } from "@/lib/client/attempts-query";
import { csvUrl } from "@/lib/client/csv-url";
import { AttemptCards } from "./attempt-cards";
import { AttemptDrawer } from "./attempt-drawer";
import { AttemptsTable } from "./attempts-table";
import { OutcomeCounts } from "./outcome-counts";

/** The rows behind every number of the console. */
export function AttemptsScreen() {
  const { slice, behaviour } = useSlice();
  const [held, setHeld] = useState(false);
  const query = useInfiniteQuery({
    ...attemptsQuery(slice),
    ...behaviour,
    // Rows must not move under a pointer, nor under somebody who reads further down.
    refetchInterval: ({ state }) =>
      held || (state.data?.pages.length ?? 0) > 1 ? false : behaviour.refetchInterval,
  });
  const { held: kept } = useLivePace();
  const empty = useEmptyReason();
  const phone = useMedia("(max-width: 767px)");
  const pages = query.data?.pages ?? [];
  const rows = pages.flatMap((page) => page.attempts);
  const [first] = pages;
  const rowsSince = first?.rowsSince ?? null;
  const dropped = rowsSince === null ? null : ({ kind: "dropped", rowsSince } as const);
  const older = {
    more: query.hasNextPage,
    loading: query.isFetchingNextPage,
    load: () => {
      if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
    },
  };
  return (
    <>
      <PanelFrame
        title="Newest first"
        note={() =>
          first && rows.length > 0
            ? `1–${formatCount(rows.length)} of ${formatCount(first.total)}${(held && behaviour.refetchInterval !== false) || kept ? " · held while you point at the rows" : ""}`
            : null
        }
        actions={<CompareLink />}
        query={query}
        empty={() => (rows.length === 0 ? (dropped ?? empty) : null)}
        skeleton={<Skeleton className="h-[60dvh]" />}
      >
        {() =>
          first && (
            <>
              <OutcomeCounts />
              {phone ? (
                <AttemptCards
                  rows={rows}
                  footer={
                    <Older {...older} shown={rows.length} total={first.total} since={rowsSince} />
                  }
                />
              ) : (
                <AttemptsTable
                  rows={rows}
                  total={first.total}
                  csvHref={csvUrl(
                    "attempts",
                    { ...slice, range: { kind: "between", ...first.range } },
                    first.asOf,
                  )}
                  onEnd={older.load}
                  onHold={setHeld}
                  footer={
                    <Older {...older} shown={rows.length} total={first.total} since={rowsSince} />
                  }
                />
              )}
            </>
          )
        }
      </PanelFrame>
      <AttemptDrawer rows={rows} onEnd={older.load} />
    </>
  );
}

type OlderProps = {
  more: boolean;
  loading: boolean;
  load: () => void;
  shown: number;
  total: number;
  /** The range begins earlier, where attempts are no longer kept one by one. */
  since: number | null;
};

function Older({ more, loading, load, shown, total, since }: OlderProps) {
  const { exact } = useTime();
  return (
    <div className="flex items-center gap-3 py-2 text-12 text-ink-3">
      {more ? (
        <Button onClick={load} disabled={loading}>
          {loading ? "Loading…" : "Load older"}
        </Button>
      ) : null}
      <span>
        {more
          ? `${formatCount(shown)} of ${formatCount(total)} loaded`
          : `All ${formatCount(total)} that match${since === null ? "" : `, since ${exact(since)}: of earlier ones only sums are kept`}`}
      </span>
    </div>
  );
}
