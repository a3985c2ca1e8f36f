"use client";

import { useMemo } from "react";
import { type DataColumn, DataTable } from "@/components/console/data-table";
import { useCsvHref } from "@/components/console/use-csv-href";
import { useTime } from "@/components/console/use-time";
import { formatWindow } from "@/lib/charts/format-window";
import { endWords, scopeWords } from "@/lib/charts/key-words";
import { keyPath } from "@/lib/charts/prepare-keys";
import type { KeyInterval, KeyRow, Keys } from "@/lib/contracts/keys";
import { useKeyMoment } from "./key-clock";
import { KeyTitle } from "./key-link";
import { KeyReason } from "./key-reason";
import { WindowMark } from "./key-state-mark";
import { useKeyHref } from "./use-key-href";

type Row = { readonly key: KeyRow; readonly interval: KeyInterval };

/** The bars as rows, newest first. */
export function WindowsTable({ answer }: { answer: Keys }) {
  const href = useKeyHref();
  const csvHref = useCsvHref();
  const time = useTime();
  const moment = useKeyMoment();
  const rows = useMemo(
    () =>
      answer.keys
        .flatMap((key) => key.intervals.map((interval): Row => ({ key, interval })))
        .toSorted((a, b) => b.interval.from - a.interval.from),
    [answer.keys],
  );
  const columns = useMemo(() => columnsOf(time, moment), [time, moment]);
  return (
    <DataTable
      caption="Times for which keys were out, newest first"
      columns={columns}
      rows={rows}
      rowId={({ key, interval }) => `${keyPath(key)} ${interval.kind} ${interval.from}`}
      rowHref={({ key }) => href(key)}
      csvHref={csvHref("keys", answer, { table: "windows" })}
    />
  );
}

function columnsOf(time: ReturnType<typeof useTime>, moment: number): DataColumn<Row>[] {
  return [
    { id: "key", title: "Key", cell: ({ key }) => <KeyTitle row={key} /> },
    {
      id: "provider",
      title: "Provider",
      cell: ({ key }) => (key.provider === "" ? "unknown" : key.provider),
      sortValue: ({ key }) => key.provider,
    },
    {
      id: "gateway",
      title: "Gateway",
      cell: ({ key }) => key.gateway,
      sortValue: ({ key }) => key.gateway,
    },
    { id: "kind", title: "What", cell: ({ interval }) => <WindowMark kind={interval.kind} /> },
    {
      id: "from",
      title: "From",
      cell: ({ interval: { from, startSeen } }) =>
        `${startSeen ? "" : "before "}${time.timeSeconds(from)}`,
      sortValue: ({ interval }) => interval.from,
    },
    {
      id: "to",
      title: "To",
      cell: ({ interval }) => time.timeSeconds(interval.to),
      sortValue: ({ interval }) => interval.to,
    },
    {
      id: "duration",
      title: "Duration",
      numeric: true,
      cell: ({ interval: { from, to } }) => formatWindow(to - from),
      sortValue: ({ interval: { from, to } }) => to - from,
    },
    { id: "end", title: "End", cell: ({ interval }) => endWords(interval, moment) },
    { id: "scope", title: "For", cell: ({ interval }) => scopeWords(interval) },
    {
      id: "reason",
      title: "Why",
      cell: ({ interval }) => <KeyReason reason={interval.reason} />,
      sortValue: ({ interval }) => interval.reason,
    },
  ];
}
