"use client";

import type { ReactNode } from "react";
import { KeyValue } from "@/components/attempts/attempt-columns";
import { FilterValue } from "@/components/console/filter-value";
import { OutcomeMark } from "@/components/ui/outcome-mark";
import { formatLatency } from "@/lib/charts/format-duration";
import type { TailRow } from "@/lib/client/live-tail";
import { TailError } from "./tail-error";

export type TailColumn = {
  readonly id: string;
  readonly title: string;
  readonly numeric?: boolean;
  /** In pixels; `null` takes the rest. */
  readonly width: number | null;
  readonly cell: (row: TailRow) => ReactNode;
};

/** After the time. What is not known is a dash here: a word in every line would be noise. */
export const TAIL_COLUMNS: readonly TailColumn[] = [
  {
    id: "outcome",
    title: "Outcome",
    width: 152,
    cell: ({ attempt: { outcome } }) => (
      <FilterValue name="outcome" value={outcome} className="inline-flex align-top">
        <OutcomeMark outcome={outcome} size={13} />
      </FilterValue>
    ),
  },
  {
    id: "status",
    title: "Status",
    numeric: true,
    width: 56,
    cell: ({ attempt: { status } }) => status ?? <Dash />,
  },
  {
    id: "latency",
    title: "Latency",
    numeric: true,
    width: 76,
    cell: ({ attempt: { latencyMs } }) =>
      latencyMs === null ? <Dash /> : formatLatency(latencyMs),
  },
  {
    id: "gateway",
    title: "Gateway",
    width: 104,
    cell: ({ attempt: { gateway } }) => <FilterValue name="gateway" value={gateway} />,
  },
  {
    id: "model",
    title: "Provider / model",
    width: 236,
    cell: ({ attempt: { provider, model } }) => (
      <>
        <FilterValue name="provider" value={provider} />
        <span className="text-ink-3">/</span>
        <FilterValue name="model" value={model} />
      </>
    ),
  },
  {
    id: "key",
    title: "Key",
    width: 120,
    cell: ({ attempt }) => (attempt.keyId === null ? <Dash /> : <KeyValue row={attempt} />),
  },
  { id: "error", title: "Error", width: null, cell: (row) => <TailError row={row} /> },
];

function Dash() {
  return (
    <span className="text-ink-3">
      <span aria-hidden>–</span>
      <span className="sr-only">unknown</span>
    </span>
  );
}
