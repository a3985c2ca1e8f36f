"use client";

import Link from "next/link";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { useShortcuts } from "@/components/console/use-shortcuts";
import { useTime } from "@/components/console/use-time";
import { type Hit, hitTest, markAt, movedHit, stepMiddle } from "@/lib/charts/hit-test";
import type { PreparedRates } from "@/lib/charts/prepared-rates";
import type { TimeRange } from "@/lib/core/time/range";
import { useCrosshair } from "./crosshair";
import { PLOT, plotWidth } from "./plot-geometry";
import type { SeriesLook } from "./series-look";
import { StepCard } from "./step-card";
import { useZoom } from "./use-zoom";
import { ZoomBand } from "./zoom-band";

export type PlotOverlayProps = {
  /** Names the plot. */
  title: string;
  prepared: PreparedRates;
  looks: readonly SeriesLook[];
  width: number;
  /** The rows behind a step and a series; `null`: behind all of them. */
  hrefOf: (step: number | null, series: number | null) => string;
  /** A point in words: for the card's reader who cannot see it. */
  describe: (hit: Hit) => string;
  onZoom: (range: TimeRange) => void;
  /** What `d` does to the point that is pointed at. */
  onCompare?: (hit: Hit) => void;
};

/**
 * What answers to pointer and keyboard: one real link over the plot, whose target is the point that
 * is pointed at. Dragging zooms, and so do Shift with the arrow keys and then Enter.
 */
export function PlotOverlay(props: PlotOverlayProps) {
  const { title, prepared, looks, width, hrefOf, describe, onZoom, onCompare } = props;
  const crosshair = useCrosshair();
  const [hit, setHit] = useState<Hit | null>(null);
  /** A finger has no hover: its first tap on a step shows the step, the second follows the link. */
  const touching = useRef(false);
  const time = useTime();
  const zoom = useZoom(prepared, (range) => {
    onZoom(range);
    pointAt(null);
  });

  useShortcuts({
    d: () => (hit === null || onCompare === undefined ? false : onCompare(hit)),
  });

  function pointAt(next: Hit | null) {
    setHit(next);
    crosshair.move(next === null ? null : (prepared.steps[next.step]?.t ?? null));
  }
  function place(event: PointerEvent<HTMLElement>) {
    const box = event.currentTarget.getBoundingClientRect();
    return {
      x: (event.clientX - box.left) / box.width,
      y: 1 - (event.clientY - box.top) / box.height,
    };
  }
  function press(event: PointerEvent<HTMLAnchorElement>) {
    if (event.button !== 0) return;
    const { x, y } = place(event);
    const next = hitTest(prepared, x, y);
    touching.current = event.pointerType === "touch" && next.step !== hit?.step;
    pointAt(next);
    zoom.press(event);
  }
  function move(event: PointerEvent<HTMLAnchorElement>) {
    const { x, y } = place(event);
    pointAt(hitTest(prepared, x, y));
    zoom.move(event);
  }
  function steer(event: KeyboardEvent<HTMLAnchorElement>) {
    if (zoom.answer(event)) return;
    if (event.key === "Escape" && hit !== null) {
      event.stopPropagation();
      return pointAt(null);
    }
    const next = movedHit(prepared, hit, event.key);
    if (next === null) return;
    event.preventDefault();
    if (event.shiftKey) zoom.extend(hit?.step ?? next.step, next.step);
    else zoom.drop();
    pointAt(next);
  }

  const words = wordsOf();
  function wordsOf() {
    if (zoom.selected !== null) return `${time.range(zoom.selected)} selected, Enter zooms`;
    return hit === null ? "everything in this range" : describe(hit);
  }
  return (
    <div
      className="absolute"
      style={{ left: PLOT.left, top: PLOT.top, width: plotWidth(width), height: PLOT.height }}
    >
      <CrosshairLine prepared={prepared} />
      <ZoomBand range={prepared.range} selected={zoom.selected} />
      {hit !== null ? <Mark prepared={prepared} hit={hit} looks={looks} /> : null}
      <Link
        href={hrefOf(hit?.step ?? null, hit?.series ?? null)}
        prefetch={false}
        draggable={false}
        aria-label={`${title}: ${words}`}
        aria-roledescription="chart point, arrow keys move, with Shift they select, Enter opens or zooms"
        className="absolute inset-0 cursor-crosshair touch-pan-y select-none"
        onPointerDown={press}
        onPointerMove={move}
        onPointerLeave={(event) => {
          if (event.pointerType !== "touch") pointAt(null);
        }}
        onPointerCancel={zoom.drop}
        onClick={(event) => {
          if (zoom.release()) event.preventDefault();
          if (touching.current) event.preventDefault();
          touching.current = false;
        }}
        onKeyDown={steer}
        onBlur={() => {
          zoom.drop();
          pointAt(null);
        }}
      />
      <p className="sr-only" aria-live="polite">
        {hit === null && zoom.selected === null ? "" : words}
      </p>
      {hit !== null && zoom.selected === null ? (
        <StepCard
          prepared={prepared}
          looks={looks}
          hit={hit}
          comparable={onCompare !== undefined}
          x={stepMiddle(prepared, hit.step)}
        />
      ) : null}
    </div>
  );
}

/** Shown in every plot while one of them is pointed at. */
function CrosshairLine({ prepared }: { prepared: PreparedRates }) {
  const { at } = useCrosshair();
  const step =
    at === null ? -1 : prepared.steps.findIndex(({ t }) => t <= at && at < t + prepared.stepMs);
  if (step === -1) return null;
  return (
    <div
      className="pointer-events-none absolute inset-y-0 w-px bg-line"
      style={{ left: `${stepMiddle(prepared, step) * 100}%` }}
    />
  );
}

type MarkProps = { prepared: PreparedRates; hit: Hit; looks: readonly SeriesLook[] };

function Mark({ prepared, hit, looks }: MarkProps) {
  const place = hit.series === null ? null : markAt(prepared, hit.step, hit.series);
  if (place === null || hit.series === null) return null;
  return (
    <div
      className="pointer-events-none absolute size-2.5 -translate-x-1/2 translate-y-1/2 rounded-full border-2 border-canvas"
      style={{
        left: `${place.x * 100}%`,
        bottom: `${place.y * 100}%`,
        background: looks[hit.series]?.stroke,
      }}
    />
  );
}
