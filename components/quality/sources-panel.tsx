"use client";

import Link from "next/link";
import { type DataColumn, DataTable } from "@/components/console/data-table";
import { PanelFrame } from "@/components/console/panel-frame";
import { useConsoleState } from "@/components/console/use-console-state";
import { useCsvHref } from "@/components/console/use-csv-href";
import { useTime } from "@/components/console/use-time";
import { Info } from "@/components/ui/info";
import { formatSpan } from "@/lib/charts/format-duration";
import { formatCount, formatCounted, NOT_MEASURED } from "@/lib/charts/format-number";
import { formatBytes } from "@/lib/charts/prepare-quality";
import { SOURCE_WORDS } from "@/lib/charts/quality-words";
import type { Quality, QualitySource } from "@/lib/contracts/quality";
import type { QualityPanel } from "./quality-panel";
import { SourceCards } from "./source-cards";

type Row = QualitySource & { readonly gateway: string };

/** What was read from where, since it was first read. */
export function SourcesPanel({ query, className }: QualityPanel) {
  const csvHref = useCsvHref();
  return (
    <PanelFrame<Quality>
      className={className}
      title="Sources"
      info={<SourcesInfo />}
      note={() => "since each was first read, whatever the range"}
      query={query}
    >
      {(quality) => {
        const rows = quality.gateways.flatMap(({ gateway, sources }) =>
          sources.map((source): Row => ({ ...source, gateway })),
        );
        return (
          <>
            <DataTable
              className="max-md:hidden"
              caption="What was read from where"
              columns={COLUMNS}
              rows={rows}
              rowId={(row) => JSON.stringify([row.gateway, row.source, row.kind])}
              csvHref={csvHref("quality", quality)}
            />
            <SourceCards rows={rows} className="md:hidden" />
          </>
        );
      }}
    </PanelFrame>
  );
}

const COLUMNS: readonly DataColumn<Row>[] = [
  {
    id: "gateway",
    title: "Gateway",
    cell: ({ gateway }) => <GatewayLink gateway={gateway} />,
    sortValue: ({ gateway }) => gateway,
  },
  {
    id: "kind",
    title: "what it is",
    cell: ({ kind }) => SOURCE_WORDS[kind],
    sortValue: ({ kind }) => SOURCE_WORDS[kind],
  },
  {
    id: "source",
    title: "where",
    cell: ({ source }) => <Path path={source} />,
    sortValue: ({ source }) => source,
  },
  count("files", "files", ({ files }) => files),
  {
    id: "bytes",
    title: "size",
    numeric: true,
    cell: ({ bytes }) => formatBytes(bytes),
    sortValue: ({ bytes }) => bytes,
    hidden: true,
  },
  count("lines", "lines", ({ lines }) => lines),
  count("records", "records", ({ records }) => records),
  {
    id: "attempts",
    title: "attempts",
    numeric: true,
    cell: ({ gateway, attempts }) => <AttemptsLink gateway={gateway} attempts={attempts} />,
    sortValue: ({ attempts }) => attempts,
  },
  count("irrelevant", "irrelevant", ({ irrelevant }) => irrelevant),
  count("unrecognised", "unrecognised", ({ unrecognised }) => unrecognised),
  count("malformed", "malformed", ({ malformed }) => malformed),
  {
    id: "lag",
    title: "newest event",
    numeric: true,
    cell: ({ lastEventAt, lagMs }) => <Newest lastEventAt={lastEventAt} lagMs={lagMs} />,
    sortValue: ({ lagMs }) => lagMs,
  },
  {
    id: "unread",
    title: "not read yet",
    numeric: true,
    cell: ({ unreadBytes }) => (unreadBytes === null ? NOT_MEASURED : formatBytes(unreadBytes)),
    sortValue: ({ unreadBytes }) => unreadBytes,
  },
  {
    id: "clock",
    title: "clock",
    numeric: true,
    cell: ({ aheadMs, lastEventAt, writtenAt }) => (
      <Clock aheadMs={aheadMs} lastEventAt={lastEventAt} writtenAt={writtenAt} />
    ),
    sortValue: ({ aheadMs }) => aheadMs,
  },
  {
    id: "release",
    title: "release",
    cell: ({ release }) => release ?? NOT_MEASURED,
    sortValue: ({ release }) => release,
    hidden: true,
  },
];

function count(id: string, title: string, of: (row: Row) => number): DataColumn<Row> {
  return { id, title, numeric: true, cell: (row) => formatCount(of(row)), sortValue: of };
}

function GatewayLink({ gateway }: { gateway: string }) {
  const { href } = useConsoleState();
  return (
    <Link href={href("/quality", { filters: { gateway: [gateway] } })} className="link">
      {gateway}
    </Link>
  );
}

/** Of the Gateway, in the range of the screen: an attempt may be told of by several sources. */
function AttemptsLink({ gateway, attempts }: Pick<Row, "gateway" | "attempts">) {
  const { href } = useConsoleState();
  return (
    <Link
      href={href("/attempts", { filters: { gateway: [gateway] } })}
      prefetch={false}
      title={`The attempts of ${gateway} in this range`}
      className="hover:underline hover:underline-offset-3"
    >
      {formatCount(attempts)}
    </Link>
  );
}

/** The end of a path says which file it is. */
function Path({ path }: { path: string }) {
  return (
    <span
      title={path}
      className="block max-w-64 truncate text-left font-mono text-12 [direction:rtl]"
    >
      <bdi>{path}</bdi>
    </span>
  );
}

function Newest({ lastEventAt, lagMs }: Pick<Row, "lastEventAt" | "lagMs">) {
  const { exact } = useTime();
  if (lastEventAt === null || lagMs === null) return NOT_MEASURED;
  return <span title={exact(lastEventAt)}>{formatSpan(lagMs)} ago</span>;
}

/** That a log was written after its newest event is usual: lines without meaning for us, or a copy. */
function Clock({
  aheadMs,
  lastEventAt,
  writtenAt,
}: Pick<Row, "aheadMs" | "lastEventAt" | "writtenAt">) {
  if (aheadMs !== null) return <span className="text-warn">{formatSpan(aheadMs)} ahead</span>;
  if (lastEventAt === null) return NOT_MEASURED;
  if (writtenAt === null) return <span className="text-ink-3">not ahead</span>;
  const behind = writtenAt - lastEventAt;
  return (
    <span
      className="text-ink-3"
      title={`The file was last written ${formatSpan(behind)} after its newest event.`}
    >
      {behind < 60_000 ? "in step" : `written ${formatSpan(behind)} later`}
    </span>
  );
}

function SourcesInfo() {
  return (
    <Info about="a source">
      <p>
        Each line counts as exactly one of these: a record (evidence of an attempt), irrelevant
        (understood, but of something else), unrecognised (a Gateway's line that this version does
        not know), malformed (no line of a Gateway or of a tuple).
      </p>
      <p>
        The newest event is compared with the clock here and with the last write of its file. An
        event that is later than either says that a clock is wrong.
      </p>
      <p>{formatCounted(2, "file")} with the same lines count lines twice, attempts once.</p>
    </Info>
  );
}
