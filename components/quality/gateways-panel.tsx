"use client";

import Link from "next/link";
import { PanelFrame } from "@/components/console/panel-frame";
import { useConsoleState } from "@/components/console/use-console-state";
import { useTime } from "@/components/console/use-time";
import { cn } from "@/components/ui/cn";
import { Info } from "@/components/ui/info";
import { formatLatency } from "@/lib/charts/format-duration";
import { formatCounted } from "@/lib/charts/format-number";
import { isBlind, isSilent, placeFilters, placeId } from "@/lib/charts/prepare-quality";
import { EVIDENCE_WORDS, SOURCE_WORDS } from "@/lib/charts/quality-words";
import type { Quality, QualityGateway } from "@/lib/contracts/quality";
import type { QualityPanel } from "./quality-panel";

/** Each Gateway: where it is, which release, what it tells, and when it last did. */
export function GatewaysPanel({ query, className }: QualityPanel) {
  return (
    <PanelFrame<Quality>
      className={className}
      title="Gateways"
      info={<EvidenceInfo />}
      note={({ gateways }) => formatCounted(gateways.length, "place")}
      query={query}
    >
      {({ gateways, range }) => (
        <ul>
          {gateways.map((gateway) => (
            <Row key={placeId(gateway)} gateway={gateway} range={range} />
          ))}
        </ul>
      )}
    </PanelFrame>
  );
}

type RowProps = { gateway: QualityGateway; range: Quality["range"] };

function Row({ gateway: one, range }: RowProps) {
  const { href } = useConsoleState();
  const { timeAgo, exact } = useTime();
  const lastAt = Math.max(...one.sources.map(({ lastEventAt }) => lastEventAt ?? 0));
  const releases = [...new Set(one.sources.flatMap(({ release }) => release ?? []))];
  const kinds = [...new Set(one.sources.map(({ kind }) => SOURCE_WORDS[kind]))];
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 border-b py-2 first:pt-0">
      <div className="min-w-0 basis-68 max-sm:basis-full">
        <Link
          href={href("/quality", { filters: placeFilters(one) })}
          className="link font-medium text-ink"
        >
          {one.gateway}
        </Link>
        <p className="text-12 text-ink-3">
          {[one.region ?? "region unknown", one.runtime ?? "runtime unknown"].join(" · ")}
          {releases.length === 0 ? " · release unknown" : ` · OpenClaw ${releases.join(", ")}`}
        </p>
      </div>
      <div className="min-w-0 flex-1 basis-40">
        <Evidence gateway={one} />
        <p className="text-12 text-ink-3">{kinds.join(", ")}</p>
      </div>
      <div className="basis-52 text-right max-sm:basis-full max-sm:text-left">
        <Link
          href={href("/attempts", { range, filters: placeFilters(one) })}
          prefetch={false}
          className="hover:underline hover:underline-offset-3"
        >
          {formatCounted(one.attempts, "attempt")}
        </Link>
        <p className="text-12 text-ink-3" title={lastAt === 0 ? undefined : exact(lastAt)}>
          {lastAt === 0 ? "no event yet" : `newest ${timeAgo(lastAt)}`}
          {one.ingestLagMs === null ? "" : `, read after ${formatLatency(one.ingestLagMs)}`}
        </p>
      </div>
    </li>
  );
}

function Evidence({ gateway }: { gateway: QualityGateway }) {
  const { timeAgo } = useTime();
  const { evidence, failuresOnlySince } = gateway;
  if (isSilent(gateway)) return <p className="text-ink-3">{EVIDENCE_WORDS.none}</p>;
  const blind = isBlind(gateway);
  return (
    <p className={cn(blind && "text-warn")}>
      {blind ? EVIDENCE_WORDS.failures_only : EVIDENCE_WORDS[evidence]}
      {failuresOnlySince === null ? "" : ` since ${timeAgo(failuresOnlySince)}`}
    </p>
  );
}

function EvidenceInfo() {
  return (
    <Info about="evidence">
      <p>
        “Every call”: the Gateway writes a line for each call, so ratios can be made. “Failures
        only”: it also keeps slow answers, but fast ones are in no line, and so counts are shown.
      </p>
      <p>The release is told from the shape of the lines.</p>
    </Info>
  );
}
