"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import Link from "next/link";
import { useMemo } from "react";
import { type DataColumn, DataTable } from "@/components/console/data-table";
import { PanelFrame } from "@/components/console/panel-frame";
import { useConsoleState } from "@/components/console/use-console-state";
import { useCsvHref } from "@/components/console/use-csv-href";
import { Info } from "@/components/ui/info";
import { Skeleton } from "@/components/ui/skeleton";
import { chainName } from "@/lib/charts/chain-name";
import { formatCount, formatCounted, formatShare } from "@/lib/charts/format-number";
import { requestShare } from "@/lib/charts/prepare-downgrades";
import type { RequestsLink } from "@/lib/charts/requests-link";
import type { Downgrades } from "@/lib/contracts/downgrades";
import { targetRef } from "@/lib/core/request/target-ref";
import { FirstRows } from "./first-rows";
import { useRequestsHref } from "./use-requests-href";

type Chain = Downgrades["chains"][number];

/** Which chain, on which Gateway: what Gateways did by themselves beside what people did. */
export function ChainsPanel({ query }: { query: UseQueryResult<Downgrades> }) {
  return (
    <PanelFrame
      title="By chain and Gateway"
      info={
        <Info about="a chain">
          <p>
            Requests by the model that they asked for first, which is where their chain begins, and
            the Gateway that served them.
          </p>
          <p>
            Interventions are those on the same Gateway in the same time, whatever they changed.
          </p>
        </Info>
      }
      note={({ chains }) => formatCounted(chains.length, "chain")}
      query={query}
      skeleton={<Skeleton className="h-48" />}
    >
      {(answer) =>
        answer.chains.length === 0 ? (
          <p className="text-ink-2">No request names the model it asked for.</p>
        ) : (
          <FirstRows rows={answer.chains}>
            {(chains, most) => (
              <>
                <ChainTable
                  answer={answer}
                  chains={answer.chains}
                  mostRows={most}
                  className="max-md:hidden"
                />
                <ChainCards answer={answer} chains={chains} className="md:hidden" />
              </>
            )}
          </FirstRows>
        )
      }
    </PanelFrame>
  );
}

type ChainsProps = {
  answer: Downgrades;
  chains: readonly Chain[];
  mostRows?: number;
  className?: string;
};
type HrefOfChain = (chain: Chain, params?: RequestsLink["params"]) => string;

function useChainHref(answer: Downgrades): HrefOfChain {
  const href = useRequestsHref(answer);
  return (chain, params) =>
    href({
      filters: { gateway: [chain.gateway] },
      params: { requested: [targetRef(chain.requested)], ...params },
    });
}

function ChainTable({ answer, chains, mostRows, className }: ChainsProps) {
  const href = useChainHref(answer);
  const { href: screen } = useConsoleState();
  const csvHref = useCsvHref();
  const columns = useMemo(
    () =>
      columnsOf(answer.evidence, href, ({ gateway }) =>
        screen("/downgrades", { range: answer.range, filters: { gateway: [gateway] } }),
      ),
    [answer, href, screen],
  );
  return (
    <DataTable
      caption="Requests by model asked for and Gateway"
      className={className}
      columns={columns}
      rows={chains}
      mostRows={mostRows}
      rowId={chainId}
      rowHref={(chain) => href(chain)}
      csvHref={csvHref("downgrades", answer, { table: "chains" })}
    />
  );
}

function chainId({ requested, gateway }: Chain): string {
  return JSON.stringify([targetRef(requested), gateway]);
}

function columnsOf(
  evidence: Downgrades["evidence"],
  href: HrefOfChain,
  interventionsHref: (chain: Chain) => string,
): DataColumn<Chain>[] {
  const counted = (
    id: "requests" | "primary" | "silent" | "exhausted" | "skipped" | "recovered",
    title: string,
    params?: RequestsLink["params"],
  ): DataColumn<Chain> => ({
    id,
    title,
    numeric: true,
    sortValue: (chain) => chain[id],
    cell: (chain) => <ChainCount count={chain[id]} href={href(chain, params)} />,
  });
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
    counted("requests", "Requests"),
    counted("primary", "As asked", { trait: ["primary"] }),
    {
      id: "downgraded",
      title: "By fallback",
      numeric: true,
      sortValue: ({ downgraded }) => downgraded,
      cell: (chain) => (
        <>
          <ChainCount count={chain.downgraded} href={href(chain, { trait: ["downgraded"] })} />
          <Share chain={chain} evidence={evidence} />
        </>
      ),
    },
    counted("silent", "Silent", { trait: ["silent"] }),
    counted("exhausted", "Exhausted", { result: ["exhausted"] }),
    counted("skipped", "Skipped", { trait: ["skipped"] }),
    counted("recovered", "Probe recoveries", { trait: ["recovered"] }),
    {
      id: "interventions",
      title: "Manual interventions",
      numeric: true,
      sortValue: ({ interventions }) => interventions,
      cell: (chain) => <ChainCount count={chain.interventions} href={interventionsHref(chain)} />,
    },
  ];
}

/** Zero is quiet, and no link: there are no rows behind it. */
function ChainCount({ count, href }: { count: number; href: string }) {
  if (count === 0) return <span className="text-ink-3">0</span>;
  return (
    <Link href={href} prefetch={false} className="hover:underline">
      {formatCount(count)}
    </Link>
  );
}

function Share({ chain, evidence }: { chain: Chain; evidence: Downgrades["evidence"] }) {
  const share = requestShare(chain.downgraded, chain, evidence);
  if (share === null || chain.downgraded === 0) return null;
  return <span className="pl-1.5 text-ink-3">{formatShare(share)}</span>;
}

function ChainCards({ answer, chains, className }: ChainsProps) {
  const href = useChainHref(answer);
  return (
    <ul className={className}>
      {chains.map((chain) => (
        <li key={chainId(chain)} className="border-b py-2">
          <Link href={href(chain)} className="block">
            <span className="flex items-baseline justify-between gap-3">
              <span className="min-w-0 font-medium break-all">{chainName(chain.requested)}</span>
              <span className="text-ink-2">{chain.gateway}</span>
            </span>
            <span className="flex flex-wrap gap-x-3 text-12 text-ink-2">
              <span>
                {formatCount(chain.downgraded)} of {formatCounted(chain.requests, "request")} by
                fallback
                <Share chain={chain} evidence={answer.evidence} />
              </span>
              {chain.silent > 0 ? <span>{formatCount(chain.silent)} silent</span> : null}
              {chain.exhausted > 0 ? <span>{formatCount(chain.exhausted)} exhausted</span> : null}
              <span>{formatCounted(chain.interventions, "intervention")}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
