"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import Link from "next/link";
import { PanelFrame } from "@/components/console/panel-frame";
import { useConsoleState } from "@/components/console/use-console-state";
import { useTime } from "@/components/console/use-time";
import { Info } from "@/components/ui/info";
import { ServedMark } from "@/components/ui/served-mark";
import { formatCount, formatCounted, formatShare } from "@/lib/charts/format-number";
import { type ServedNowLine, servedNowLines } from "@/lib/charts/prepare-served-now";
import type { Now, ServedNow } from "@/lib/contracts/now";

/** What users get right now: their model, a lesser one, or nothing. */
export function ServedNowPanel({
  query,
  className,
}: {
  query: UseQueryResult<Now>;
  className?: string;
}) {
  return (
    <PanelFrame<Now>
      className={className}
      title="What users get right now"
      info={<ServedInfo />}
      note={({ served }) => (served === null ? null : <Since served={served} />)}
      query={query}
    >
      {({ served, heatmap }) =>
        served === null || served.requests === 0 ? (
          <p className="text-ink-2">
            {served === null
              ? "Requests are no longer kept for this range."
              : `No request is known of these minutes${heatmap.evidence === "failures_only" ? ": fast successes are not logged" : ""}.`}
          </p>
        ) : (
          <Lines served={served} sure={heatmap.evidence === "every_call"} />
        )
      }
    </PanelFrame>
  );
}

function Since({ served }: { served: ServedNow }) {
  const { range } = useTime();
  return range(served.range);
}

/** Keys and outcomes are those of attempts, and a provider or model is the one asked for. */
function useRequestsHref(served: ServedNow) {
  const { href, filters } = useConsoleState();
  const { provider, model, not_provider, not_model } = filters;
  const narrowed = [provider, model, not_provider, not_model].some((values) => values?.length);
  return (params: ServedNowLine["params"] = {}) =>
    href("/requests", {
      range: served.range,
      filters: NOT_OF_ATTEMPTS,
      params: narrowed ? { ...params, requested: served.requested } : params,
    });
}

const NOT_OF_ATTEMPTS = {
  ...{ provider: undefined, model: undefined, key: undefined, outcome: undefined },
  ...{ not_provider: undefined, not_model: undefined, not_key: undefined, not_outcome: undefined },
};

function Lines({ served, sure }: { served: ServedNow; sure: boolean }) {
  const href = useRequestsHref(served);
  const lines = servedNowLines(served, sure);
  return (
    <>
      <p className="text-ink-2">
        <Link href={href()} className="link text-ink">
          {formatCounted(served.requests, "request")}
        </Link>
        {sure ? "" : " known; shares are withheld, because fast successes are not all logged"}
      </p>
      <ul className="mt-1 grid gap-x-8 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-1">
        {lines.map((line) => (
          <Line key={line.as} line={line} served={served} />
        ))}
      </ul>
    </>
  );
}

function Line({
  line: { as, count, share, params },
  served,
}: {
  line: ServedNowLine;
  served: ServedNow;
}) {
  const href = useRequestsHref(served);
  return (
    <li>
      <Link
        href={href(params)}
        className="-mx-1.5 flex h-7 items-center gap-2 rounded-s px-1.5 hover:bg-sunken"
      >
        <ServedMark served={as} className="min-w-0 flex-1" />
        <span className="num">{formatCount(count)}</span>
        <span className="num w-12 text-ink-3">{share === null ? "" : formatShare(share)}</span>
      </Link>
    </li>
  );
}

function ServedInfo() {
  return (
    <Info about="what users get">
      <p>
        Requests of the last 15 minutes of the range by how they ended: answered by the model that
        was asked for, by a fallback step, by another model that nothing decided for, or not at all.
      </p>
      <p>
        A request may hide several failed attempts; a retry that worked is one request, served as
        asked.
      </p>
    </Info>
  );
}
