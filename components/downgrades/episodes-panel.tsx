"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import Link from "next/link";
import { useMemo } from "react";
import { type DataColumn, DataTable } from "@/components/console/data-table";
import { PanelFrame } from "@/components/console/panel-frame";
import { useCsvHref } from "@/components/console/use-csv-href";
import { useTime } from "@/components/console/use-time";
import { Info } from "@/components/ui/info";
import { Skeleton } from "@/components/ui/skeleton";
import { chainName } from "@/lib/charts/chain-name";
import { formatSpan } from "@/lib/charts/format-duration";
import { formatCount, formatCounted } from "@/lib/charts/format-number";
import {
  type PreparedEpisode,
  type PreparedEpisodes,
  prepareEpisodes,
} from "@/lib/charts/prepare-episodes";
import type { Downgrades } from "@/lib/contracts/downgrades";
import { targetRef } from "@/lib/core/request/target-ref";
import { FirstRows } from "./first-rows";
import { ReasonMark } from "./reason-mark";
import { useRequestsHref } from "./use-requests-href";

/** The answer holds no more of them. */
const MOST_EPISODES = 100;

/** How long until a chain was served by its own model again. */
export function EpisodesPanel({ query }: { query: UseQueryResult<Downgrades> }) {
  const prepared = useMemo(() => query.data && prepareEpisodes(query.data), [query.data]);
  return (
    <PanelFrame
      title="Recovery"
      info={
        <Info about="recovery">
          <p>
            An episode goes from the first request of a chain on a Gateway that its own model did
            not serve, to the first step of time in which it served again and nothing else did.
            Where none has come yet, it lasts. Times are exact to a step.
          </p>
          <p>
            A chain that nobody asks cannot recover visibly: then the time is until the next request
            and not until the model was well.
          </p>
        </Info>
      }
      note={() => prepared && summary(prepared)}
      query={query}
      skeleton={<Skeleton className="h-40" />}
    >
      {(answer) =>
        prepared === undefined || prepared.episodes.length === 0 ? (
          <p className="text-ink-2">
            {answer.totals.requests === 0
              ? "No request asked a chain in this range."
              : "Every chain was served by its own model all the time."}
          </p>
        ) : (
          <>
            <FirstRows rows={prepared.episodes}>
              {(episodes, most) => (
                <>
                  <EpisodeTable
                    answer={answer}
                    episodes={prepared.episodes}
                    mostRows={most}
                    className="max-md:hidden"
                  />
                  <EpisodeCards answer={answer} episodes={episodes} className="md:hidden" />
                </>
              )}
            </FirstRows>
            {prepared.episodes.length < MOST_EPISODES ? null : (
              <p className="pt-1.5 text-12 text-ink-3">
                The newest {MOST_EPISODES}; a shorter range shows older ones.
              </p>
            )}
          </>
        )
      }
    </PanelFrame>
  );
}

function summary({ episodes, lasting, medianMs, longestMs }: PreparedEpisodes): string {
  if (episodes.length === 0) return "";
  const words = [formatCounted(episodes.length, "episode")];
  if (lasting > 0) words.push(`${formatCount(lasting)} lasting`);
  if (medianMs !== null && longestMs !== null) {
    const ended = episodes.length - lasting;
    words.push(`median ${formatSpan(medianMs)}, longest ${formatSpan(longestMs)} (n ${ended})`);
  }
  return words.join(", ");
}

type EpisodesProps = {
  answer: Downgrades;
  episodes: readonly PreparedEpisode[];
  mostRows?: number;
  className?: string;
};

function useEpisodeHref(answer: Downgrades) {
  const href = useRequestsHref(answer);
  return ({ requested, gateway, startedAt, lastAt }: PreparedEpisode) =>
    href({
      range: { from: startedAt, to: Math.max(lastAt, startedAt + 1) },
      filters: { gateway: [gateway] },
      params: { requested: [targetRef(requested)] },
    });
}

function EpisodeTable({ answer, episodes, mostRows, className }: EpisodesProps) {
  const href = useEpisodeHref(answer);
  const csvHref = useCsvHref();
  const time = useTime();
  const columns = useMemo(() => columnsOf(time), [time]);
  return (
    <DataTable
      caption="Times in which a chain was not served by its own model, newest first"
      className={className}
      columns={columns}
      rows={episodes}
      mostRows={mostRows}
      rowId={({ id }) => id}
      rowHref={href}
      csvHref={csvHref("downgrades", answer, { table: "episodes" })}
    />
  );
}

function columnsOf(time: ReturnType<typeof useTime>): DataColumn<PreparedEpisode>[] {
  return [
    {
      id: "chain",
      title: "Asked for",
      cell: ({ requested }) => <span className="font-medium">{chainName(requested)}</span>,
      sortValue: ({ requested }) => targetRef(requested),
    },
    {
      id: "gateway",
      title: "Gateway",
      cell: ({ gateway }) => gateway,
      sortValue: ({ gateway }) => gateway,
    },
    {
      id: "from",
      title: "From",
      cell: ({ startedAt }) => time.timeSeconds(startedAt),
      sortValue: ({ startedAt }) => startedAt,
    },
    {
      id: "to",
      title: "Served as asked again",
      cell: ({ endedAt }) =>
        endedAt === null ? (
          <strong className="font-medium">not yet</strong>
        ) : (
          time.timeSeconds(endedAt)
        ),
      sortValue: ({ endedAt }) => endedAt,
    },
    {
      id: "duration",
      title: "Duration",
      numeric: true,
      cell: duration,
      sortValue: ({ durationMs }) => durationMs,
    },
    { id: "when", title: "In this range", cell: (episode) => <Bar episode={episode} /> },
    {
      id: "requests",
      title: "Not as asked",
      numeric: true,
      cell: ({ requests }) => formatCount(requests),
      sortValue: ({ requests }) => requests,
    },
    {
      id: "reason",
      title: "Began with",
      cell: ({ reason }) => <ReasonMark reason={reason} />,
      sortValue: ({ reason }) => reason,
    },
  ];
}

function duration({ durationMs, endedAt }: PreparedEpisode): string {
  return endedAt === null ? `${formatSpan(durationMs)} so far` : formatSpan(durationMs);
}

/** Where it lies in the range; an end that has not come is open. The columns beside it say the same. */
function Bar({ episode: { left, width, endedAt } }: { episode: PreparedEpisode }) {
  return (
    <span aria-hidden className="relative block h-2 w-40 bg-sunken">
      <span
        className={
          endedAt === null
            ? "absolute inset-y-0 border-y border-l border-ink-2 bg-ink-2/25"
            : "absolute inset-y-0 bg-ink-2"
        }
        style={{ left: `${left * 100}%`, width: `max(2px, ${width * 100}%)` }}
      />
    </span>
  );
}

function EpisodeCards({ answer, episodes, className }: EpisodesProps) {
  const href = useEpisodeHref(answer);
  const time = useTime();
  return (
    <ul className={className}>
      {episodes.map((episode) => (
        <li key={episode.id} className="border-b py-2">
          <Link href={href(episode)} className="block">
            <span className="flex items-baseline justify-between gap-3">
              <span className="min-w-0 font-medium break-all">{chainName(episode.requested)}</span>
              <span>{duration(episode)}</span>
            </span>
            <span className="flex flex-wrap gap-x-3 text-12 text-ink-2">
              <span>
                {time.time(episode.startedAt)} –{" "}
                {episode.endedAt === null ? "not yet over" : time.time(episode.endedAt)}
              </span>
              <span>{episode.gateway}</span>
              <span>{formatCounted(episode.requests, "request")}</span>
              <ReasonMark reason={episode.reason} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
