"use client";

import Link from "next/link";
import { ChartFrame } from "@/components/console/chart-frame";
import { type DataColumn, DataTable } from "@/components/console/data-table";
import { useConsoleState } from "@/components/console/use-console-state";
import { useCsvHref } from "@/components/console/use-csv-href";
import { useEmptyReason } from "@/components/console/use-empty-reason";
import { useTime } from "@/components/console/use-time";
import { cn } from "@/components/ui/cn";
import { Info } from "@/components/ui/info";
import { formatSpan } from "@/lib/charts/format-duration";
import { formatCount, formatShare } from "@/lib/charts/format-number";
import {
  type CoverageBlock,
  type CoverageStrip,
  type PreparedCoverage,
  prepareCoverage,
} from "@/lib/charts/prepare-coverage";
import { placeFilters } from "@/lib/charts/prepare-quality";
import { FIELD_WORDS } from "@/lib/charts/quality-words";
import type { Quality } from "@/lib/contracts/quality";
import { COVERED_FIELDS } from "@/lib/core/rollup/tally";
import { CoverageStripDrawing } from "./coverage-strip-drawing";
import type { QualityPanel } from "./quality-panel";

/** Which fields of the tuple are there, and since when: a strip for each. */
export function CoveragePanel({ query, className }: QualityPanel) {
  const reason = useEmptyReason();
  return (
    <ChartFrame<Quality>
      className={className}
      title="Coverage of each field"
      info={<CoverageInfo />}
      note={({ stepMs }) => `per ${formatSpan(stepMs)}`}
      query={query}
      empty={({ gateways }) => (gateways.every(({ attempts }) => attempts === 0) ? reason : null)}
      table={(quality) => <CoverageTable quality={quality} />}
    >
      {(quality) => <Blocks coverage={prepareCoverage(quality)} range={quality.range} />}
    </ChartFrame>
  );
}

type BlocksProps = { coverage: PreparedCoverage; range: Quality["range"] };

function Blocks({ coverage, range }: BlocksProps) {
  return (
    <div className="grid gap-x-8 gap-y-5 md:grid-cols-2 xl:grid-cols-3">
      {coverage.blocks.map((block) => (
        <Block key={block.id} block={block} steps={coverage.steps} range={range} />
      ))}
    </div>
  );
}

type BlockProps = { block: CoverageBlock; steps: number; range: Quality["range"] };

function Block({ block: { gateway, strips }, steps, range }: BlockProps) {
  const { href } = useConsoleState();
  const { time } = useTime();
  return (
    <section aria-label={`Coverage of ${gateway.gateway}`} className="min-w-0">
      <h3 className="flex items-baseline justify-between gap-2 text-13 font-medium">
        {gateway.gateway}
        <Link
          href={href("/attempts", { range, filters: placeFilters(gateway) })}
          prefetch={false}
          className="text-12 font-normal text-ink-3 hover:underline hover:underline-offset-3"
        >
          n {formatCount(gateway.attempts)}
        </Link>
      </h3>
      <ul className="mt-1">
        {strips.map((strip) => (
          <Strip key={strip.field} strip={strip} steps={steps} />
        ))}
      </ul>
      <p className="flex justify-between pr-16 pl-18 text-12 text-ink-3">
        <span>{time(range.from)}</span>
        <span>{time(range.to)}</span>
      </p>
    </section>
  );
}

function Strip({ strip, steps }: { strip: CoverageStrip; steps: number }) {
  const { word, share, needed, low } = strip;
  return (
    <li className="flex h-6 items-center gap-2 text-12">
      <span className="w-16 shrink-0 text-ink-2">{word}</span>
      <CoverageStripDrawing strip={strip} steps={steps} className="min-w-0 flex-1" />
      <span
        title={needed === null ? undefined : `${formatShare(needed)} needed`}
        className={cn("num w-14 shrink-0", low ? "font-medium text-warn" : "text-ink-2")}
      >
        {formatShare(share)}
        {low ? <span className="sr-only">, too little for ratios by it</span> : null}
      </span>
    </li>
  );
}

function CoverageTable({ quality }: { quality: Quality }) {
  const { href } = useConsoleState();
  const csvHref = useCsvHref();
  return (
    <DataTable
      caption="Coverage of each field by Gateway"
      columns={COLUMNS}
      rows={prepareCoverage(quality).blocks}
      rowId={({ id }) => id}
      rowHref={({ gateway }) => href("/quality", { filters: placeFilters(gateway) })}
      csvHref={csvHref("quality", quality, { table: "coverage" })}
    />
  );
}

const COLUMNS: readonly DataColumn<CoverageBlock>[] = [
  {
    id: "gateway",
    title: "Gateway",
    cell: ({ gateway }) => gateway.gateway,
    sortValue: ({ gateway }) => gateway.gateway,
  },
  {
    id: "attempts",
    title: "attempts",
    numeric: true,
    cell: ({ gateway }) => formatCount(gateway.attempts),
    sortValue: ({ gateway }) => gateway.attempts,
  },
  ...COVERED_FIELDS.map(
    (field): DataColumn<CoverageBlock> => ({
      id: field,
      title: FIELD_WORDS[field],
      numeric: true,
      cell: ({ strips }) => formatShare(shareOf(strips, field)),
      sortValue: ({ strips }) => shareOf(strips, field),
    }),
  ),
];

function shareOf(strips: readonly CoverageStrip[], field: CoverageStrip["field"]) {
  return strips.find((strip) => strip.field === field)?.share ?? null;
}

function CoverageInfo() {
  const { timeZone } = useTime();
  return (
    <Info about="coverage">
      <p>
        The share of the attempts for which a source gave the field. The height of a bar is that
        share in one step ({timeZone}); a dotted step had no attempts.
      </p>
      <p>
        An attempt that timed out or was cut has no status by nature. Keys are named by failures
        alone, sessions only where a fallback was decided or an audit export was read.
      </p>
      <p>
        Marked: less than what ratios and breakdowns by the field need. They are withheld there, and
        counts are shown.
      </p>
    </Info>
  );
}
