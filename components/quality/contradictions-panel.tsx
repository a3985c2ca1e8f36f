"use client";

import Link from "next/link";
import { type DataColumn, DataTable } from "@/components/console/data-table";
import { PanelFrame } from "@/components/console/panel-frame";
import { useConsoleState } from "@/components/console/use-console-state";
import { useCsvHref } from "@/components/console/use-csv-href";
import { useTime } from "@/components/console/use-time";
import { Info } from "@/components/ui/info";
import { OutcomeMark } from "@/components/ui/outcome-mark";
import { formatCount, formatCounted } from "@/lib/charts/format-number";
import type { Quality } from "@/lib/contracts/quality";
import type { QualityPanel } from "./quality-panel";

type Row = Quality["contradictions"]["found"][number];

/** Where the Gateway's label and the evidence differ. */
export function ContradictionsPanel({ query, className }: QualityPanel) {
  const csvHref = useCsvHref();
  return (
    <PanelFrame<Quality>
      className={className}
      title="Contradictions"
      info={<ContradictionsInfo />}
      note={({ contradictions: { looked } }) => `among ${formatCounted(looked, "failure")}`}
      partial={({ contradictions }) =>
        contradictions.capped ? <Capped contradictions={contradictions} /> : null
      }
      query={query}
    >
      {(quality) =>
        quality.contradictions.found.length === 0 ? (
          <p className="text-ink-2">The Gateways' labels agree with the evidence.</p>
        ) : (
          <DataTable
            caption="Labels that the evidence contradicts"
            columns={COLUMNS}
            rows={quality.contradictions.found}
            rowId={({ gateway, label, outcome }) => JSON.stringify([gateway, label, outcome])}
            csvHref={csvHref("quality", quality, { table: "contradictions" })}
          />
        )
      }
    </PanelFrame>
  );
}

function Capped({ contradictions }: { contradictions: Quality["contradictions"] }) {
  const { timeAgo } = useTime();
  return (
    <>
      Only the newest {formatCounted(contradictions.looked, "failure")} were looked at, since{" "}
      {timeAgo(contradictions.since)}. A shorter range or a filter shows older ones.
    </>
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
    id: "label",
    title: "its label",
    cell: ({ label }) => label,
    sortValue: ({ label }) => label,
  },
  {
    id: "outcome",
    title: "the evidence",
    cell: ({ outcome }) => <OutcomeMark outcome={outcome} />,
    sortValue: ({ outcome }) => outcome,
  },
  {
    id: "count",
    title: "attempts",
    numeric: true,
    cell: (row) => <Behind row={row} />,
    sortValue: ({ count }) => count,
  },
  {
    id: "last",
    title: "last",
    numeric: true,
    cell: ({ lastAt }) => <Last at={lastAt} />,
    sortValue: ({ lastAt }) => lastAt,
  },
];

function GatewayLink({ gateway }: { gateway: string }) {
  const { href } = useConsoleState();
  return (
    <Link href={href("/quality", { filters: { gateway: [gateway] } })} className="link">
      {gateway}
    </Link>
  );
}

/** Attempts cannot be filtered by a label; in the list those with another one are marked. */
function Behind({ row: { gateway, outcome, count, firstAt, lastAt } }: { row: Row }) {
  const { href } = useConsoleState();
  return (
    <Link
      href={href("/attempts", {
        range: { from: firstAt, to: lastAt + 1 },
        filters: { gateway: [gateway], outcome: [outcome] },
      })}
      prefetch={false}
      title="The attempts with this outcome in that time; those with another label are marked there"
      className="link"
    >
      {formatCount(count)}
    </Link>
  );
}

function Last({ at }: { at: number }) {
  const { time, exact } = useTime();
  return <span title={exact(at)}>{time(at)}</span>;
}

function ContradictionsInfo() {
  return (
    <Info about="a contradiction">
      <p>
        The Gateway labels each failure. Its “timeout” also covers resets, cut streams and 504s, so
        the outcome is decided from the evidence, and the label is kept beside it.
      </p>
      <p>A label that differs is no error here; many new ones may be a new release.</p>
    </Info>
  );
}
