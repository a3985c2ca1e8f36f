"use client";

import { PreviewCard } from "@base-ui/react/preview-card";
import type { RefObject } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { OutcomeMark } from "@/components/ui/outcome-mark";
import { formatLatency } from "@/lib/charts/format-duration";
import { formatCount, formatCounted, formatShare } from "@/lib/charts/format-number";
import { latencyOf, type Quantile } from "@/lib/charts/measure";
import type { HeatCell } from "@/lib/charts/prepare-heatmap";
import { withheldWords } from "@/lib/charts/withheld-words";
import type { TallyWire } from "@/lib/contracts/wire";
import { OUTCOMES } from "@/lib/core/outcome/outcome";

export type HeatmapCardProps = {
  handle: PreviewCard.Handle<HeatCell>;
  /** Keeps the card inside the page's landmarks. */
  container: RefObject<HTMLElement | null>;
  /** Sets the cell against the rest. */
  onCompare: (cell: HeatCell) => void;
};

/** What a cell knows; the same on hover and on focus. */
export function HeatmapCard({ handle, container, onCompare }: HeatmapCardProps) {
  return (
    <PreviewCard.Root handle={handle}>
      {({ payload: cell }) => (
        <PreviewCard.Portal container={container}>
          <PreviewCard.Positioner
            positionMethod="fixed"
            side="right"
            align="start"
            sideOffset={8}
            collisionPadding={8}
            className="z-40"
          >
            <PreviewCard.Popup className="w-72 rounded-l border border-hairline bg-raised p-3 text-13 text-ink shadow-pop outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0">
              {cell === undefined ? null : (
                <>
                  <CardContent cell={cell} />
                  {cell.tally === null ? null : (
                    <Button size="s" className="mt-2" onClick={() => onCompare(cell)}>
                      What is different?
                      <Kbd>d</Kbd>
                    </Button>
                  )}
                </>
              )}
            </PreviewCard.Popup>
          </PreviewCard.Positioner>
        </PreviewCard.Portal>
      )}
    </PreviewCard.Root>
  );
}

function CardContent({ cell }: { cell: HeatCell }) {
  const { row, column, tally } = cell;
  return (
    <>
      <p className="font-semibold">
        {column} <span className="font-normal text-ink-3">in</span> {row}
      </p>
      <p className="text-ink-2">{cell.says.slice(`${row}, ${column}: `.length)}</p>
      {tally === null ? null : <TallyLines cell={cell} tally={tally} />}
      <p className="mt-2 border-t pt-2 text-12 text-ink-3">
        Click or Enter:{" "}
        {cell.failed > 0 ? `the ${formatCounted(cell.failed, "failed attempt")}` : "the attempts"}{" "}
        behind it
      </p>
    </>
  );
}

function TallyLines({ cell, tally }: { cell: HeatCell; tally: TallyWire }) {
  return (
    <dl className="mt-2 space-y-0.5 border-t pt-2">
      {OUTCOMES.filter((outcome) => tally.outcomes[outcome] !== undefined).map((outcome) => (
        <div key={outcome} className="flex justify-between gap-4">
          <dt>
            <OutcomeMark outcome={outcome} />
          </dt>
          <dd>{formatCount(tally.outcomes[outcome] ?? 0)}</dd>
        </div>
      ))}
      <LatencyLine tally={tally} quantile="p50" word="P50" />
      <LatencyLine tally={tally} quantile="p95" word="P95" />
      {cell.coverage === null ? null : (
        <div className="flex justify-between gap-4">
          <dt className="text-ink-3">Coverage</dt>
          <dd>{formatShare(cell.coverage)}</dd>
        </div>
      )}
    </dl>
  );
}

function LatencyLine({
  tally,
  quantile,
  word,
}: {
  tally: TallyWire;
  quantile: Quantile;
  word: string;
}) {
  const latency = latencyOf(tally, quantile);
  return (
    <div className="flex justify-between gap-4">
      <dt className="text-ink-3">{word}</dt>
      <dd>
        {latency.value === null
          ? withheldWords(latency.why, "ms", latency.gate).short
          : formatLatency(latency.value)}{" "}
        <span className="text-ink-3">n {formatCount(latency.n)}</span>
      </dd>
    </div>
  );
}
