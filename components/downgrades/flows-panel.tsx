"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useMemo } from "react";
import { useWidth } from "@/components/charts/use-width";
import { type DataColumn, DataTable } from "@/components/console/data-table";
import { PanelFrame } from "@/components/console/panel-frame";
import { useConsoleState } from "@/components/console/use-console-state";
import { useCsvHref } from "@/components/console/use-csv-href";
import { Info } from "@/components/ui/info";
import { Skeleton } from "@/components/ui/skeleton";
import { capabilityCost } from "@/lib/charts/capability-words";
import { formatCount, formatCounted, formatShare } from "@/lib/charts/format-number";
import { flowsHeight, prepareFlows } from "@/lib/charts/prepare-flows";
import { reasonWords } from "@/lib/charts/reason-words";
import type { DowngradeFlow, Downgrades } from "@/lib/contracts/downgrades";
import { CapabilityLoss } from "./capability-loss";
import { FirstRows } from "./first-rows";
import { flowParams } from "./flow-params";
import { ReasonMark } from "./reason-mark";
import { useRequestsHref } from "./use-requests-href";

/** Part of the drawing library, so loaded when there is something to draw. */
const FlowsDrawing = dynamic(
  () => import("./flows-drawing").then((module) => module.FlowsDrawing),
  { ssr: false, loading: () => <Skeleton className="h-full" /> },
);

/** From which model to which, why, and what that costs. */
export function FlowsPanel({ query }: { query: UseQueryResult<Downgrades> }) {
  return (
    <PanelFrame
      title="From and to"
      info={<FlowsInfo />}
      note={({ flows, totals }) =>
        `${formatCounted(flows.length, "flow")}, ${formatCounted(totals.downgraded + totals.silent, "request")}`
      }
      query={query}
      skeleton={<Skeleton className="h-64" />}
    >
      {(answer) =>
        answer.flows.length === 0 ? (
          <p className="text-ink-2">No request was served by another model than it asked for.</p>
        ) : (
          <>
            <FlowsPicture answer={answer} />
            <FirstRows rows={answer.flows}>
              {(flows, most) => (
                <>
                  <FlowTable
                    answer={answer}
                    flows={answer.flows}
                    mostRows={most}
                    className="max-md:hidden"
                  />
                  <FlowCards answer={answer} flows={flows} className="md:hidden" />
                </>
              )}
            </FirstRows>
          </>
        )
      }
    </PanelFrame>
  );
}

function FlowsPicture({ answer }: { answer: Downgrades }) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const prepared = useMemo(() => prepareFlows(answer.flows), [answer.flows]);
  const href = useRequestsHref(answer);
  return (
    <div className="mb-3 max-md:hidden">
      {/* The table under it says the same, and is what keyboard and screen reader use. */}
      <div ref={ref} aria-hidden style={{ height: flowsHeight(prepared) }}>
        {width > 0 ? (
          <FlowsDrawing
            prepared={prepared}
            width={width}
            hrefOf={(flow) => href({ params: flowParams(flow) })}
          />
        ) : null}
      </div>
      {prepared.left === null ? null : (
        <p className="pt-1 text-12 text-ink-3">
          {formatCounted(prepared.left.flows, "smaller flow")} with{" "}
          {formatCounted(prepared.left.requests, "request")} in the table only.
        </p>
      )}
    </div>
  );
}

type FlowsProps = {
  answer: Downgrades;
  flows: readonly DowngradeFlow[];
  mostRows?: number;
  className?: string;
};

function FlowTable({ answer, flows, mostRows, className }: FlowsProps) {
  const href = useRequestsHref(answer);
  const csvHref = useCsvHref();
  const { href: screen } = useConsoleState();
  const all = answer.flows.reduce((sum, { count }) => sum + count, 0);
  const columns = useMemo(() => columnsOf(all, screen("/settings")), [all, screen]);
  return (
    <DataTable
      caption="Downgrades by model asked for, model that served, and reason"
      className={className}
      columns={columns}
      rows={flows}
      mostRows={mostRows}
      rowId={flowId}
      rowHref={(flow) => href({ params: flowParams(flow) })}
      csvHref={csvHref("downgrades", answer, { table: "flows" })}
    />
  );
}

function flowId({ from, to, reason, silent }: DowngradeFlow): string {
  return JSON.stringify([from, to, reason, silent]);
}

function columnsOf(all: number, settings: string): DataColumn<DowngradeFlow>[] {
  return [
    {
      id: "from",
      title: "Asked for",
      cell: ({ from }) => <span className="font-medium">{from}</span>,
      sortValue: ({ from }) => from,
    },
    { id: "to", title: "Served by", cell: ({ to }) => to, sortValue: ({ to }) => to },
    {
      id: "reason",
      title: "Why",
      cell: ({ reason, silent }) =>
        silent ? <SilentReason reason={reason} /> : <ReasonMark reason={reason} />,
      sortValue: ({ reason }) => reasonWords(reason),
    },
    {
      id: "count",
      title: "Requests",
      numeric: true,
      cell: ({ count }) => formatCount(count),
      sortValue: ({ count }) => count,
    },
    {
      id: "share",
      title: "Of all downgrades",
      numeric: true,
      cell: ({ count }) => (
        <>
          {formatShare(count / all)}
          <span className="pl-1.5 text-ink-3">of {formatCount(all)}</span>
        </>
      ),
      sortValue: ({ count }) => count,
    },
    {
      id: "cost",
      title: "What it costs",
      info: <CostInfo settings={settings} />,
      cell: ({ cost }) => <CapabilityLoss cost={cost} />,
      sortValue: ({ cost }) => capabilityCost(cost).text,
    },
  ];
}

/** Nothing decided for it, so a reason is rarely known. */
function SilentReason({ reason }: { reason: string }) {
  return (
    <span className="inline-flex items-center gap-2">
      <span className="font-medium">silent</span>
      {reason === "unknown" || reason === "silent" ? null : <ReasonMark reason={reason} />}
    </span>
  );
}

function FlowCards({ answer, flows, className }: FlowsProps) {
  const href = useRequestsHref(answer);
  return (
    <ul className={className}>
      {flows.map((flow) => (
        <li key={flowId(flow)} className="border-b py-2">
          <Link href={href({ params: flowParams(flow) })} className="block space-y-0.5">
            <span className="flex items-baseline justify-between gap-3">
              <span className="min-w-0 break-all">
                <span className="font-medium">{flow.from}</span> → {flow.to}
              </span>
              <span className="num font-medium">{formatCount(flow.count)}</span>
            </span>
            <span className="flex flex-wrap gap-x-3 text-12">
              {flow.silent ? (
                <SilentReason reason={flow.reason} />
              ) : (
                <ReasonMark reason={flow.reason} />
              )}
              <CapabilityLoss cost={flow.cost} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function FlowsInfo() {
  return (
    <Info about="a flow">
      <p>
        Requests that asked for one model and were served by another, for one reason: why the model
        asked for did not serve. A band is as thick as its number of requests.
      </p>
      <p>
        The reason is the Gateway's own. Its “timeout” also covers resets and broken streams; the
        attempts behind each request say which it was.
      </p>
    </Info>
  );
}

function CostInfo({ settings }: { settings: string }) {
  return (
    <Info about="what a downgrade costs">
      <p>
        The difference between the two models in the catalogue of capabilities: tier, vision, tools,
        context. What is not labelled is not compared.
      </p>
      <p>
        <Link href={settings} className="link">
          Label models
        </Link>
      </p>
    </Info>
  );
}
