"use client";

import { useState } from "react";
import { useConsoleState } from "@/components/console/use-console-state";
import { useTime } from "@/components/console/use-time";
import { movedStep, type SteppedAxis, selectedRange, stepStart } from "@/lib/charts/step-selection";
import type { TimeRange } from "@/lib/core/time/range";
import { useCrosshair } from "./crosshair";
import { useZoom } from "./use-zoom";
import { ZoomBand } from "./zoom-band";

function stepRange(axis: SteppedAxis, step: number): TimeRange {
  const t = stepStart(axis, step);
  return selectedRange(axis, { anchor: t, head: t });
}

export type ZoomAreaProps = {
  /** Names the picture. */
  title: string;
  /** Its time axis; where nothing is counted in steps, those of `stepGrid` over some minutes. */
  axis: SteppedAxis;
};

/**
 * Zoom for a picture over time that has no points of its own, such as bars of keys: put it first into
 * a positioned box as wide as the time axis, and what is clickable over it. Pointing moves the
 * crosshair that all pictures of a screen share.
 */
export function ZoomArea({ title, axis }: ZoomAreaProps) {
  const { setRange } = useConsoleState();
  const time = useTime();
  const crosshair = useCrosshair();
  const [step, setStep] = useState<number | null>(null);
  const zoom = useZoom(axis, (range) => {
    setRange({ kind: "between", ...range });
    point(null);
  });

  function point(next: number | null) {
    setStep(next);
    crosshair.move(next === null ? null : (axis.steps[next]?.t ?? null));
  }
  const shown = zoom.selected ?? (step === null ? null : stepRange(axis, step));
  return (
    <>
      <button
        type="button"
        aria-label={`${title}: ${shown === null ? "time axis" : time.range(shown)}`}
        aria-roledescription="time axis, arrow keys move, with Shift they select, Enter zooms"
        className="absolute inset-0 cursor-crosshair touch-pan-y select-none print:hidden"
        onPointerDown={(event) => {
          if (event.button === 0) zoom.press(event);
        }}
        onPointerMove={zoom.move}
        onPointerCancel={zoom.drop}
        onClick={() => zoom.release()}
        onKeyDown={(event) => {
          if (zoom.answer(event)) return;
          const next = movedStep(axis, step, event.key);
          if (next === null) return;
          event.preventDefault();
          if (event.shiftKey) zoom.extend(step ?? next, next);
          else zoom.drop();
          point(next);
        }}
        onBlur={() => {
          zoom.drop();
          point(null);
        }}
      />
      <ZoomBand range={axis.range} selected={zoom.selected} />
    </>
  );
}
