"use client";

import { FilterValue } from "@/components/console/filter-value";
import { useTime } from "@/components/console/use-time";
import type { VirtualColumn } from "@/components/console/virtual-table";
import { CopyId, middleTruncated } from "@/components/ui/copy-id";
import { OutcomeMark } from "@/components/ui/outcome-mark";
import { formatLatency } from "@/lib/charts/format-duration";
import type { AttemptRow } from "@/lib/contracts/attempts";
import { GatewayLabel } from "./gateway-label";
import { None, Unknown } from "./unknown";

/** All columns of the table, in order. A value that can be filtered by is a link that does it. */
export const ATTEMPT_COLUMNS: readonly VirtualColumn<AttemptRow>[] = [
  {
    id: "outcome",
    width: 146,
    title: "Outcome",
    cell: ({ outcome }) => (
      <FilterValue name="outcome" value={outcome} className="inline-flex align-top">
        <OutcomeMark outcome={outcome} />
      </FilterValue>
    ),
  },
  {
    id: "status",
    width: 76,
    title: "Status",
    numeric: true,
    cell: ({ status }) => status ?? <Unknown />,
  },
  {
    id: "provider",
    width: 104,
    title: "Provider",
    cell: ({ provider }) => <FilterValue name="provider" value={provider} />,
  },
  {
    id: "model",
    width: 140,
    title: "Model",
    cell: ({ model }) => <FilterValue name="model" value={model} />,
  },
  { id: "key", width: 124, title: "Key", cell: (row) => <KeyValue row={row} /> },
  {
    id: "gateway",
    width: 96,
    title: "Gateway",
    cell: ({ gateway }) => <FilterValue name="gateway" value={gateway} />,
  },
  {
    id: "region",
    width: 92,
    title: "Region",
    cell: ({ region }) => <FilterValue name="region" value={region} />,
  },
  {
    id: "runtime",
    width: 80,
    title: "Runtime",
    hidden: true,
    cell: ({ runtime }) => <FilterValue name="runtime" value={runtime} />,
  },
  { id: "label", width: 116, title: "Gateway's label", cell: (row) => <GatewayLabel row={row} /> },
  {
    id: "latency",
    width: 80,
    title: "Latency",
    numeric: true,
    cell: ({ latencyMs }) => (latencyMs === null ? <Unknown /> : formatLatency(latencyMs)),
  },
  {
    id: "request",
    width: 104,
    title: "Request",
    cell: ({ requestId }) => <CopyId id={requestId} kind="request id" />,
  },
  {
    id: "session",
    width: 104,
    title: "Session",
    hidden: true,
    cell: ({ sessionId }) => <CopyId id={sessionId} kind="session id" />,
  },
  {
    id: "error",
    width: 120,
    wide: true,
    title: "Error",
    cell: (row) => <ErrorPreview row={row} />,
  },
];

/** The key's label, or as much of its hash as tells it apart. */
export function KeyValue({ row: { keyId, keyLabel } }: { row: AttemptRow }) {
  return (
    <FilterValue
      name="key"
      value={keyId}
      className={keyId !== null && keyLabel === null ? "font-mono text-12 text-ink-2" : ""}
    >
      {keyLabel ?? (keyId === null ? undefined : middleTruncated(keyId, 10, 4))}
    </FilterValue>
  );
}

function ErrorPreview({ row: { errorPreview, errorCode, outcome } }: { row: AttemptRow }) {
  const text = errorPreview ?? errorCode;
  if (text === null) {
    return outcome === "ok" ? <None /> : <Unknown />;
  }
  return (
    <span className="text-ink-2" title={text}>
      {text}
    </span>
  );
}

export const TIME_COLUMN: VirtualColumn<AttemptRow> = {
  id: "time",
  width: 112,
  title: "Time",
  cell: ({ at }) => <AttemptTime at={at} />,
};

/** When it was answered; to the second. */
export function AttemptTime({ at }: { at: number }) {
  const time = useTime();
  return (
    <time dateTime={new Date(at).toISOString()} title={time.exact(at)}>
      {time.timeSeconds(at)}
    </time>
  );
}
