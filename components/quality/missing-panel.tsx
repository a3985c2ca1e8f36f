"use client";

import Link from "next/link";
import { PanelFrame } from "@/components/console/panel-frame";
import { useConsoleState } from "@/components/console/use-console-state";
import { useTime } from "@/components/console/use-time";
import { Info } from "@/components/ui/info";
import { formatSpan } from "@/lib/charts/format-duration";
import { formatCounted } from "@/lib/charts/format-number";
import { formatBytes, placeFilters, placeId } from "@/lib/charts/prepare-quality";
import { LOSS_WORDS } from "@/lib/charts/quality-words";
import type { Quality, QualityGateway, QualityLoss } from "@/lib/contracts/quality";
import type { QualityPanel } from "./quality-panel";

/** What is known to be missing, and times without a line. */
export function MissingPanel({ query, className }: QualityPanel) {
  return (
    <PanelFrame<Quality> className={className} title="Missing" info={<MissingInfo />} query={query}>
      {({ losses, timeJumps, gateways, asOf }) => (
        <>
          <Losses losses={losses} />
          <TimeJumps jumps={timeJumps} />
          <Gaps gateways={gateways} asOf={asOf} />
        </>
      )}
    </PanelFrame>
  );
}

function Losses({ losses }: { losses: readonly QualityLoss[] }) {
  const { href } = useConsoleState();
  const { timeAgo } = useTime();
  if (losses.length === 0) {
    return <p className="text-ink-2">No evidence is known to be lost in this range.</p>;
  }
  return (
    <ul aria-label="Lost evidence">
      {losses.map((loss) => (
        <li key={`${loss.gateway} ${loss.source} ${loss.what}`} className="border-b py-1.5">
          <Link
            href={href("/quality", { filters: { gateway: [loss.gateway] } })}
            className="link font-medium"
          >
            {loss.gateway}
          </Link>
          {": "}
          <Link
            href={href("/attempts", {
              range: { from: loss.firstAt - AROUND_MS, to: loss.lastAt + AROUND_MS },
              filters: { gateway: [loss.gateway] },
            })}
            prefetch={false}
            className="link"
          >
            {amount(loss)}
          </Link>{" "}
          {LOSS_WORDS[loss.what].what}, last {timeAgo(loss.lastAt)}
        </li>
      ))}
    </ul>
  );
}

/** What there is around a loss or a gap. */
const AROUND_MS = 600_000;

function amount({ what, count }: QualityLoss): string {
  if (what === "not_saved") return `at least ${formatBytes(count)}`;
  return formatCounted(count, LOSS_WORDS[what].unit);
}

function TimeJumps({ jumps }: { jumps: Quality["timeJumps"] }) {
  const { href } = useConsoleState();
  const { timeAgo } = useTime();
  if (jumps.length === 0) return null;
  return (
    <ul aria-label="Clocks that went back" className="mt-2">
      {jumps.map(({ gateway, source, at, backMs }) => (
        <li key={`${gateway} ${source} ${at}`} className="border-b py-1.5" title={source}>
          <Link
            href={href("/quality", { filters: { gateway: [gateway] } })}
            className="link font-medium"
          >
            {gateway}
          </Link>
          : its clock went back by {formatSpan(backMs)} at{" "}
          <Link
            href={href("/attempts", {
              range: { from: at - AROUND_MS, to: at + backMs + AROUND_MS },
              filters: { gateway: [gateway] },
            })}
            prefetch={false}
            className="link"
          >
            {timeAgo(at)}
          </Link>
          , so times around that are doubtful
        </li>
      ))}
    </ul>
  );
}

type GapsProps = { gateways: readonly QualityGateway[]; asOf: number };

function Gaps({ gateways, asOf }: GapsProps) {
  const { href } = useConsoleState();
  const { time, range } = useTime();
  const rows = gateways
    .flatMap((gateway) => gateway.gaps.map((gap) => ({ gateway, gap })))
    .sort((a, b) => b.gap.from - a.gap.from);
  if (rows.length === 0) {
    return <p className="mt-2 text-ink-2">No silence that is unusual for its Gateway.</p>;
  }
  return (
    <ul aria-label="Times without a line" className="mt-2">
      {rows.map(({ gateway, gap }) => (
        <li
          key={`${placeId(gateway)} ${gap.from}`}
          className="flex flex-wrap gap-x-2 border-b py-1.5"
        >
          <Link
            href={href("/quality", { filters: placeFilters(gateway) })}
            className="link font-medium"
          >
            {gateway.gateway}
          </Link>
          <span>
            no lines{" "}
            <Link
              href={href("/attempts", {
                range: { from: gap.from - AROUND_MS, to: (gap.to ?? asOf) + AROUND_MS },
                filters: placeFilters(gateway),
              })}
              prefetch={false}
              className="link"
            >
              {gap.to === null ? `since ${time(gap.from)}` : range({ from: gap.from, to: gap.to })}
            </Link>
          </span>
          <span className="text-ink-3">{formatSpan((gap.to ?? asOf) - gap.from)}</span>
        </li>
      ))}
    </ul>
  );
}

function MissingInfo() {
  return (
    <Info about="missing evidence">
      <p>
        Lost: the Gateway itself says that it dropped or merged records, or a file was gone before
        it was read to its end.
      </p>
      <p>
        A silence is shown where it lasted twenty minutes or more and twice as long as nine tenths
        of the Gateway's other silences in the week before. Whether the Gateway was down, idle, or
        its log did not arrive, no line can tell.
      </p>
    </Info>
  );
}
