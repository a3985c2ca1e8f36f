"use client";

import Link from "next/link";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import {
  type Hit,
  hitTest,
  markAt,
  movedHit,
  spannedRange,
  stepMiddle,
} from "@/lib/charts/hit-test";
import type { PreparedRates } from "@/lib/charts/prepared-rates";
import type { TimeRange } from "@/lib/core/time/range";
import { useCrosshair } from "./crosshair";
import { PLOT, plotWidth } from "./plot-geometry";
import type { SeriesLook } from "./series-look";
import { StepCard } from "./step-card";

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
};

/** Pixels that a pressed pointer may stray and still mean a click. */
const CLICK_SLOP = 5;

/**
 * What answers to pointer and keyboard: one real link over the plot, whose target is the point that
 * is pointed at. Dragging zooms.
 */
export function PlotOverlay(props: PlotOverlayProps) {
  const { title, prepared, looks, width, hrefOf, describe, onZoom } = props;
  const crosshair = useCrosshair();
  const [hit, setHit] = useState<Hit | null>(null);
  /** A finger has no hover: its first tap on a step shows the step, the second follows the link. */
  const touching = useRef(false);
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null);
  const inner = plotWidth(width);
  const dragged = drag !== null && Math.abs(drag.to - drag.from) * inner > CLICK_SLOP;

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
    event.currentTarget.setPointerCapture(event.pointerId);
    const { x, y } = place(event);
    const next = hitTest(prepared, x, y);
    touching.current = event.pointerType === "touch" && next.step !== hit?.step;
    pointAt(next);
    setDrag({ from: x, to: x });
  }
  function move(event: PointerEvent<HTMLAnchorElement>) {
    const { x, y } = place(event);
    pointAt(hitTest(prepared, x, y));
    if (drag !== null) setDrag({ ...drag, to: Math.min(1, Math.max(0, x)) });
  }
  function steer(event: KeyboardEvent<HTMLAnchorElement>) {
    if (event.key === "Escape" && hit !== null) {
      event.stopPropagation();
      return pointAt(null);
    }
    const next = movedHit(prepared, hit, event.key);
    if (next === null) return;
    event.preventDefault();
    pointAt(next);
  }

  const words = hit === null ? "all attempts in this range" : describe(hit);
  return (
    <div
      className="absolute"
      style={{ left: PLOT.left, top: PLOT.top, width: inner, height: PLOT.height }}
    >
      <CrosshairLine prepared={prepared} />
      {dragged ? <Selection from={drag.from} to={drag.to} /> : null}
      {hit !== null ? <Mark prepared={prepared} hit={hit} looks={looks} /> : null}
      <Link
        href={hrefOf(hit?.step ?? null, hit?.series ?? null)}
        prefetch={false}
        draggable={false}
        aria-label={`${title}: ${words}`}
        aria-roledescription="chart point, arrow keys move"
        className="absolute inset-0 cursor-crosshair touch-pan-y select-none"
        onPointerDown={press}
        onPointerMove={move}
        onPointerLeave={(event) => {
          if (event.pointerType !== "touch") pointAt(null);
        }}
        onPointerCancel={() => setDrag(null)}
        onClick={(event) => {
          if (dragged) {
            event.preventDefault();
            onZoom(spannedRange(prepared, drag.from, drag.to));
            pointAt(null);
          }
          if (touching.current) event.preventDefault();
          touching.current = false;
          setDrag(null);
        }}
        onKeyDown={steer}
        onBlur={() => pointAt(null)}
      />
      <p className="sr-only" aria-live="polite">
        {hit === null ? "" : words}
      </p>
      {hit !== null && !dragged ? (
        <StepCard prepared={prepared} looks={looks} hit={hit} x={stepMiddle(prepared, hit.step)} />
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

function Selection({ from, to }: { from: number; to: number }) {
  const [left, right] = [Math.min(from, to), Math.max(from, to)];
  return (
    <div
      className="pointer-events-none absolute inset-y-0 border-x border-focus bg-focus/15"
      style={{ left: `${left * 100}%`, width: `${(right - left) * 100}%` }}
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
