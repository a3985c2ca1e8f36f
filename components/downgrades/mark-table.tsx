"use client";

import { useMemo } from "react";
import { MarkIcon } from "@/components/charts/mark-icon";
import { type DataColumn, DataTable } from "@/components/console/data-table";
import { useConsoleState } from "@/components/console/use-console-state";
import { useTime } from "@/components/console/use-time";
import { versionHref } from "@/components/routes/version-href";
import { aroundMark } from "@/lib/charts/around-mark";
import { formatCount } from "@/lib/charts/format-number";
import { trafficOf } from "@/lib/charts/gateways-words";
import { describeMark, MARK_WORDS, markGateways, restartNote } from "@/lib/charts/mark-words";
import type { MarkWire } from "@/lib/contracts/marks";

export type MarkTableProps = {
  marks: readonly MarkWire[];
  mostRows?: number;
  /** A download of exactly these. */
  csvHref: string;
  className?: string;
};

/** Changes as rows; a row leads to the requests of its Gateway around it, and a version of a route table to its history. */
export function MarkTable({ marks, mostRows, csvHref, className }: MarkTableProps) {
  const { href } = useConsoleState();
  const { timeAgo } = useTime();
  const columns = useMemo(() => columnsOf(timeAgo), [timeAgo]);
  return (
    <DataTable
      caption="Changes on Gateways, newest first"
      className={className}
      columns={columns}
      rows={marks}
      mostRows={mostRows}
      rowId={({ id }) => id}
      csvHref={csvHref}
      rowHref={({ at, gateway, route }) =>
        route === null
          ? href("/requests", {
              range: aroundMark(at),
              filters: { gateway: gateway === null ? undefined : [gateway] },
            })
          : versionHref(route)
      }
    />
  );
}

function columnsOf(timeAgo: (at: number) => string): DataColumn<MarkWire>[] {
  return [
    { id: "at", title: "When", cell: ({ at }) => timeAgo(at), sortValue: ({ at }) => at },
    {
      id: "kind",
      title: "What",
      cell: ({ kind }) => (
        <span className="inline-flex items-center gap-1.5">
          <MarkIcon kind={kind} />
          {MARK_WORDS[kind].one}
        </span>
      ),
      sortValue: ({ kind }) => MARK_WORDS[kind].one,
    },
    {
      id: "gateway",
      title: "Gateway",
      cell: (mark) => placeOf(mark),
      sortValue: (mark) => placeOf(mark),
    },
    {
      id: "paths",
      title: "What changed",
      className: "whitespace-normal py-1",
      cell: (mark) => <Change mark={mark} />,
    },
    {
      id: "actor",
      title: "By",
      cell: ({ actor }) => actor ?? <span className="text-ink-3">no line says</span>,
      sortValue: ({ actor }) => actor,
    },
    {
      id: "lines",
      title: "Lines",
      className: "whitespace-normal py-1 max-w-72",
      cell: ({ lines }) =>
        lines.map(({ source, offset }) => (
          <span
            key={`${source} ${offset}`}
            title={source}
            className="block text-12 break-all text-ink-3"
          >
            {source.slice(source.lastIndexOf("/") + 1)}, byte {formatCount(offset)}
          </span>
        )),
    },
  ];
}

function placeOf(mark: MarkWire): string {
  const gateways = markGateways(mark);
  return gateways === null ? `all: ${mark.route?.table ?? "unknown"}` : trafficOf(gateways);
}

function Change({ mark }: { mark: MarkWire }) {
  if (mark.paths.length === 0) return <span className="text-ink-2">{describeMark(mark)}</span>;
  const note = restartNote(mark);
  return (
    <>
      {mark.paths.map((path) => (
        <span key={path} className="block font-mono text-12 break-all">
          {path}
        </span>
      ))}
      {note === null ? null : <span className="block text-12 text-ink-2">{note}</span>}
    </>
  );
}
