"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { PanelFrame } from "@/components/console/panel-frame";
import { useEmptyReason } from "@/components/console/use-empty-reason";
import { useMedia } from "@/components/console/use-media";
import { useSlice } from "@/components/console/use-slice";
import { useTime } from "@/components/console/use-time";
import { type TableSort, VirtualTable } from "@/components/console/virtual-table";
import { Button } from "@/components/ui/button";
import { Info } from "@/components/ui/info";
import { Skeleton } from "@/components/ui/skeleton";
import { formatCount, formatCounted } from "@/lib/charts/format-number";
import { prepareRequests, REQUEST_SORTS, type RequestSort } from "@/lib/charts/prepare-requests";
import { csvUrl } from "@/lib/client/csv-url";
import { requestsQuery } from "@/lib/client/requests-query";
import { NothingFound } from "./nothing-found";
import { RequestCards } from "./request-cards";
import { REQUEST_COLUMNS, WHEN_COLUMN } from "./request-columns";
import { RequestFilters } from "./request-filters";
import { RequestSearch } from "./request-search";
import { useRequestHref } from "./use-request-href";
import { useRequestsParams } from "./use-requests-params";

const NEWEST_FIRST: TableSort = { id: "when", desc: true };

/** What became of each request: by its chain, in a list; by any id, on a page of its own. */
export function RequestsScreen() {
  const { slice, behaviour } = useSlice();
  const { narrowing, isNarrowed } = useRequestsParams();
  const [held, setHeld] = useState(false);
  const [sort, setSort] = useState(NEWEST_FIRST);
  const query = useInfiniteQuery({
    ...requestsQuery(slice, narrowing),
    ...behaviour,
    // Rows must not move under a pointer, nor under somebody who reads further down.
    refetchInterval: ({ state }) =>
      held || (state.data?.pages.length ?? 0) > 1 ? false : behaviour.refetchInterval,
  });
  const empty = useEmptyReason();
  const router = useRouter();
  const requestHref = useRequestHref();
  const phone = useMedia("(max-width: 767px)");
  const requests = useMemo(() => {
    const rows = query.data?.pages.flatMap((page) => page.requests) ?? [];
    return prepareRequests(rows, { by: sortBy(sort), desc: sort.desc });
  }, [query.data, sort]);
  const first = query.data?.pages[0];
  const rowsSince = first?.rowsSince ?? null;
  const none = first !== undefined && requests.length === 0;
  // What narrows the list on this screen explains an empty one best.
  const nothing = none && isNarrowed && empty.kind !== "not_connected";
  const dropped = rowsSince === null ? null : ({ kind: "dropped", rowsSince } as const);
  const older = () => {
    if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
  };
  const footer = (
    <Older
      shown={requests.length}
      more={query.hasNextPage}
      loading={query.isFetchingNextPage}
      load={older}
      since={rowsSince}
    />
  );
  return (
    <div className="space-y-3">
      <RequestSearch />
      <RequestFilters />
      <PanelFrame
        title={narrowing.q === undefined ? titleOf(sort) : "Named by the id"}
        info={<ChainInfo />}
        note={() =>
          requests.length === 0
            ? null
            : `${formatCounted(requests.length, "request")}${query.hasNextPage ? " loaded, more match" : ""}`
        }
        query={query}
        empty={() => (none && !nothing ? (dropped ?? empty) : null)}
        skeleton={<Skeleton className="h-[60dvh]" />}
      >
        {() =>
          first === undefined ? null : nothing ? (
            <NothingFound q={narrowing.q} since={rowsSince} />
          ) : phone ? (
            <RequestCards requests={requests} footer={footer} />
          ) : (
            <VirtualTable
              caption={`Requests, ${titleOf(sort).toLowerCase()}`}
              first={WHEN_COLUMN}
              columns={REQUEST_COLUMNS}
              rows={requests}
              rowId={({ row }) => row.id}
              rowHref={({ address }) => requestHref(address)}
              onOpen={({ address }) => router.push(requestHref(address))}
              total={query.hasNextPage ? null : requests.length}
              sort={sort}
              onSort={setSort}
              hint={
                query.hasNextPage && sort.id !== "when"
                  ? `Sorted are the ${formatCount(requests.length)} that are loaded.`
                  : "j and k move, Enter opens a request. Click a Gateway to see only it."
              }
              csvHref={csvUrl(
                "requests",
                { ...slice, range: { kind: "between", ...first.range } },
                first.asOf,
                narrowing,
              )}
              onEnd={older}
              onHold={setHeld}
              footer={footer}
            />
          )
        }
      </PanelFrame>
    </div>
  );
}

function sortBy({ id }: TableSort): RequestSort {
  return REQUEST_SORTS.find((sort) => sort === id) ?? "when";
}

function titleOf({ id, desc }: TableSort): string {
  switch (sortBy({ id, desc })) {
    case "when":
      return desc ? "Newest first" : "Oldest first";
    case "duration":
      return desc ? "Longest first" : "Shortest first";
    case "attempts":
      return desc ? "Most calls first" : "Fewest calls first";
  }
}

function ChainInfo() {
  return (
    <Info about="a chain">
      <p>
        The calls of a request in order. ×3 means three alike one after the other; a key is named
        where it is another one than this provider's calls before had.
      </p>
      <p>
        A dashed box is a candidate that was skipped without a call. A Gateway that logs failures
        only may tell who served without a line of that call.
      </p>
      <p>
        A duration is from the first to the last thing that is known of a request; a log of failures
        only may begin late.
      </p>
      <p>
        A filter by provider, model, key or outcome admits a request when one of its calls matches.
      </p>
    </Info>
  );
}

type OlderProps = {
  shown: number;
  more: boolean;
  loading: boolean;
  load: () => void;
  since: number | null;
};

function Older({ shown, more, loading, load, since }: OlderProps) {
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
          ? `${formatCount(shown)} loaded`
          : `All ${formatCount(shown)} that match${since === null ? "" : `, since ${exact(since)}: earlier ones are not kept one by one`}`}
      </span>
    </div>
  );
}
