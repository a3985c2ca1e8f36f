"use client";

import { useTime } from "@/components/console/use-time";
import { formatShare } from "@/lib/charts/format-number";
import type { CoverageRun, CoverageStrip } from "@/lib/charts/prepare-coverage";

const HEIGHT = 16;

export type CoverageStripDrawingProps = {
  strip: CoverageStrip;
  steps: number;
  className?: string;
};

/** One field over time: the height of a bar is the share that has it. */
export function CoverageStripDrawing({ strip, steps, className }: CoverageStripDrawingProps) {
  const { range } = useTime();
  const { word, share, runs, low } = strip;
  const least = Math.min(...runs.map((run) => run.share ?? 1));
  const label = `${word}: ${formatShare(share)}${least === share ? "" : `, at least ${formatShare(least)} in every step`}`;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${steps} ${HEIGHT}`}
      preserveAspectRatio="none"
      height={HEIGHT}
      className={className}
    >
      <title>{`${label} (${range({ from: runs[0]?.t ?? 0, to: runs.at(-1)?.t ?? 0 })})`}</title>
      {runs.map((run) => (
        <Run key={run.from} run={run} low={low} />
      ))}
    </svg>
  );
}

function Run({ run: { from, steps, share }, low }: { run: CoverageRun; low: boolean }) {
  const base = HEIGHT - 0.5;
  if (share === null) {
    return (
      <line
        x1={from}
        x2={from + steps}
        y1={base}
        y2={base}
        stroke="var(--line)"
        strokeDasharray="1 3"
        vectorEffect="non-scaling-stroke"
      />
    );
  }
  const height = share === 0 ? 1 : Math.max(1.5, share * HEIGHT);
  return (
    <>
      <rect x={from} width={steps} y={0} height={HEIGHT} fill="var(--sunken)" />
      <rect
        x={from}
        width={steps}
        y={HEIGHT - height}
        height={height}
        fill={low ? "var(--warn)" : "var(--line)"}
      />
    </>
  );
}
