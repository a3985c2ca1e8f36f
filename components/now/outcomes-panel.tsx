"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import Link from "next/link";
import { PanelFrame } from "@/components/console/panel-frame";
import { useConsoleState } from "@/components/console/use-console-state";
import { Info } from "@/components/ui/info";
import { OutcomeMark } from "@/components/ui/outcome-mark";
import { formatCount, formatShare } from "@/lib/charts/format-number";
import { OUTCOME_LOOKS } from "@/lib/charts/outcome-look";
import {
  type OutcomeLine,
  type PreparedOutcomes,
  prepareOutcomes,
} from "@/lib/charts/prepare-outcomes";
import { gateWords } from "@/lib/charts/withheld-words";
import type { Now } from "@/lib/contracts/now";
import { useAttemptsHref } from "./use-attempts-href";

/** What became of the attempts; each line is a link to its rows. */
export function OutcomesPanel({
  query,
  className,
}: {
  query: UseQueryResult<Now>;
  className?: string;
}) {
  return (
    <PanelFrame<Now> className={className} title="Outcomes" info={<OutcomesInfo />} query={query}>
      {({ heatmap }) =>
        heatmap.total.attempts === 0 ? (
          <p className="text-ink-2">No attempts in this range.</p>
        ) : (
          <Lines outcomes={prepareOutcomes(heatmap)} />
        )
      }
    </PanelFrame>
  );
}

function Lines({ outcomes }: { outcomes: PreparedOutcomes }) {
  const { failed, caller, served, unknown, coverage } = outcomes;
  return (
    <>
      <Total outcomes={outcomes} />
      <ul className="mt-3 space-y-px">
        {failed.map((line) => (
          <Line key={line.outcome} line={line} />
        ))}
      </ul>
      {caller.length > 0 ? <Group title="The caller's own" lines={caller} /> : null}
      {unknown === null ? null : <Group title="Not classified" lines={[unknown]} />}
      {served === null ? null : <Group title="Served" lines={[served]} />}
      <dl className="mt-3 flex items-center justify-between border-t pt-2">
        <dt className="flex items-center gap-1 text-ink-2">
          Coverage <CoverageInfo />
        </dt>
        <dd>
          <CoverageLink coverage={coverage} />
        </dd>
      </dl>
    </>
  );
}

function Total({ outcomes: { ratio, failedLink } }: { outcomes: PreparedOutcomes }) {
  const href = useAttemptsHref();
  // Behind the link, and not in the ratio.
  const more = ratio.all - ratio.part;
  return (
    <Link href={href(failedLink)} className="group block">
      <span className="text-28 font-semibold tracking-tight group-hover:underline group-hover:decoration-1 group-hover:underline-offset-4">
        {ratio.value === null ? formatCount(ratio.part) : formatShare(ratio.value)}
      </span>{" "}
      <span className="text-ink-2">
        {ratio.value === null
          ? `failed, rate ${ratio.gate === undefined ? "unknown" : `withheld: ${gateWords(ratio.gate)}`}`
          : `failed, ${formatCount(ratio.part)} of ${formatCount(ratio.n)}`}
        {more === 0 ? "" : `, and ${formatCount(more)} more at Gateways that log failures only`}
      </span>
    </Link>
  );
}

function Group({ title, lines }: { title: string; lines: readonly OutcomeLine[] }) {
  return (
    <>
      <h3 className="mt-3 text-12 text-ink-3">{title}</h3>
      <ul className="space-y-px">
        {lines.map((line) => (
          <Line key={line.outcome} line={line} />
        ))}
      </ul>
    </>
  );
}

function Line({ line: { outcome, count, share, length, link } }: { line: OutcomeLine }) {
  const href = useAttemptsHref();
  return (
    <li>
      <Link
        href={href(link)}
        title={OUTCOME_LOOKS[outcome].meaning}
        className="relative -mx-1.5 flex h-7 items-center gap-2 rounded-s px-1.5 hover:bg-sunken"
      >
        <OutcomeMark outcome={outcome} swatch className="min-w-0 flex-1" />
        <span className="num">{formatCount(count)}</span>
        <span className="num w-12 text-ink-3">{share === null ? "" : formatShare(share)}</span>
        {length > 0 ? (
          <span
            aria-hidden
            className="absolute bottom-0 left-1.5 h-px"
            style={{
              width: `calc((100% - 12px) * ${length.toFixed(3)})`,
              backgroundColor: `var(--outcome-${outcome})`,
            }}
          />
        ) : null}
      </Link>
    </li>
  );
}

function OutcomesInfo() {
  return (
    <Info about="outcomes">
      <p>
        Every attempt has exactly one outcome, decided from its evidence: status, error code, error
        text. The Gateway's own label is kept beside it.
      </p>
      <p>Shares are of the attempts at Gateways that log every call. Counts are of all Gateways.</p>
    </Info>
  );
}

function CoverageLink({ coverage }: { coverage: number | null }) {
  const { href } = useConsoleState();
  return (
    <Link href={href("/quality")} className="hover:underline hover:underline-offset-3">
      {formatShare(coverage)}
    </Link>
  );
}

function CoverageInfo() {
  return (
    <Info about="coverage">
      <p>
        Share of the attempts for which a source gave every field of the tuple: request, session,
        provider, model, status, latency. What is missing is counted, never guessed.
      </p>
    </Info>
  );
}
