"use client";

import { AttemptTime } from "@/components/attempts/attempt-columns";
import { None, Unknown } from "@/components/attempts/unknown";
import { FilterValue } from "@/components/console/filter-value";
import type { VirtualColumn } from "@/components/console/virtual-table";
import { CapabilityLoss } from "@/components/downgrades/capability-loss";
import { ReasonMark } from "@/components/downgrades/reason-mark";
import { CopyId } from "@/components/ui/copy-id";
import { ServedMark } from "@/components/ui/served-mark";
import { formatLatency } from "@/lib/charts/format-duration";
import { formatCount } from "@/lib/charts/format-number";
import type { PreparedRequest } from "@/lib/charts/prepare-requests";
import { sameTarget } from "@/lib/core/request/served-by-attempts";
import { RequestChain } from "./request-chain";
import { TargetName } from "./target-name";

export const WHEN_COLUMN: VirtualColumn<PreparedRequest> = {
  id: "when",
  title: "Ended",
  width: 112,
  sortable: true,
  cell: ({ row }) => <AttemptTime at={row.endedAt} />,
};

/** All columns of the list, in order. */
export const REQUEST_COLUMNS: readonly VirtualColumn<PreparedRequest>[] = [
  {
    id: "result",
    title: "Result",
    width: 132,
    cell: ({ served }) => <ServedMark served={served} />,
  },
  {
    id: "chain",
    title: "Chain",
    width: 320,
    wide: true,
    cell: ({ chain }) => <RequestChain chain={chain} />,
  },
  {
    id: "targets",
    title: "Requested → served",
    width: 220,
    cell: (request) => <Targets request={request} />,
  },
  {
    id: "cost",
    title: "Cost",
    width: 120,
    cell: ({ row: { cost }, served }) => {
      if (cost !== null) return <CapabilityLoss cost={cost} />;
      return served === "primary" ? <None /> : <NotServed />;
    },
  },
  {
    id: "reason",
    title: "Reason",
    width: 136,
    hidden: true,
    cell: ({ row: { reason, result, downgraded } }) =>
      reason === null && result === "served" && !downgraded ? (
        <span className="text-ink-3">none</span>
      ) : (
        <ReasonMark reason={reason} />
      ),
  },
  {
    id: "attempts",
    title: "Calls logged",
    width: 104,
    numeric: true,
    sortable: true,
    cell: ({ row }) => formatCount(row.attemptCount),
  },
  {
    id: "duration",
    title: "Duration",
    width: 88,
    numeric: true,
    sortable: true,
    cell: ({ durationMs }) => (durationMs === null ? <Unknown /> : formatLatency(durationMs)),
  },
  {
    id: "gateway",
    title: "Gateway",
    width: 96,
    cell: ({ row }) => (
      // A name that is cut must not reach over the next column.
      <FilterValue name="gateway" value={row.gateway} className="block truncate" />
    ),
  },
  {
    id: "region",
    title: "Region",
    width: 92,
    hidden: true,
    cell: ({ row }) => <FilterValue name="region" value={row.region} />,
  },
  {
    id: "runtime",
    title: "Runtime",
    width: 80,
    hidden: true,
    cell: ({ row }) => <FilterValue name="runtime" value={row.runtime} />,
  },
  {
    id: "request",
    title: "Request",
    width: 104,
    cell: ({ row }) => <CopyId id={row.requestId} kind="request id" />,
  },
  {
    id: "session",
    title: "Session",
    width: 104,
    hidden: true,
    cell: ({ row }) => <CopyId id={row.sessionId} kind="session id" />,
  },
];

/** Nobody served it, so nothing was lost by who did. */
function NotServed() {
  return (
    <span className="text-ink-3">
      <span aria-hidden>–</span>
      <span className="sr-only">not served</span>
    </span>
  );
}

function Targets({ request: { row } }: { request: PreparedRequest }) {
  const { requested, served, result } = row;
  // Where neither is known, one word says so.
  const same =
    requested === null || served === null ? requested === served : sameTarget(requested, served);
  return (
    <>
      {requested === null ? <Unknown /> : <TargetName target={requested} />}
      {same || result !== "served" ? null : (
        <>
          <span aria-hidden className="text-ink-3">
            {" → "}
          </span>
          <span className="sr-only"> served by </span>
          {served === null ? <Unknown /> : <TargetName target={served} />}
        </>
      )}
    </>
  );
}
