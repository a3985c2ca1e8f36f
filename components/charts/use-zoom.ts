"use client";

import { type KeyboardEvent, type PointerEvent, useEffect, useState } from "react";
import {
  type SteppedAxis,
  type StepSelection,
  selectedRange,
  stepAt,
  stepStart,
} from "@/lib/charts/step-selection";
import type { TimeRange } from "@/lib/core/time/range";

/** Pixels that a pressed pointer may stray and still mean a click. */
const CLICK_SLOP = 5;

type Held = StepSelection &
  (
    | { readonly by: "keys" }
    | {
        readonly by: "pointer";
        readonly pressedAt: number;
        /** Far enough to be no click. */
        readonly strayed: boolean;
        /** Esc was pressed: its release does nothing. */
        readonly dropped: boolean;
      }
  );

/**
 * A range drawn on a time axis: by dragging, or with Shift and the arrow keys and then Enter. Esc
 * drops it. Every time axis has its zoom from here, so that it feels the same everywhere.
 */
export function useZoom(axis: SteppedAxis, onZoom: (range: TimeRange) => void) {
  const [held, setHeld] = useState<Held | null>(null);
  const dragging = held?.by === "pointer";
  const isSelecting = held !== null && (held.by === "keys" || (held.strayed && !held.dropped));

  // synchronises with: the window's keyboard, because what is dragged need not have the focus
  useEffect(() => {
    if (!dragging) return;
    function drop(event: globalThis.KeyboardEvent) {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      setHeld((now) => (now?.by === "pointer" ? { ...now, dropped: true } : now));
    }
    window.addEventListener("keydown", drop, true);
    return () => window.removeEventListener("keydown", drop, true);
  }, [dragging]);

  function zoom() {
    if (held !== null) onZoom(selectedRange(axis, held));
    setHeld(null);
  }
  return {
    /** What is selected now; `null` while nothing is. */
    selected: isSelecting ? selectedRange(axis, held) : null,
    press(event: PointerEvent<HTMLElement>) {
      event.currentTarget.setPointerCapture(event.pointerId);
      const step = stepStart(axis, stepAt(axis, shareOf(event)));
      const pressed = { pressedAt: event.clientX, strayed: false, dropped: false };
      setHeld({ by: "pointer", anchor: step, head: step, ...pressed });
    },
    move(event: PointerEvent<HTMLElement>) {
      if (held?.by !== "pointer") return;
      const strayed = held.strayed || Math.abs(event.clientX - held.pressedAt) > CLICK_SLOP;
      setHeld({ ...held, strayed, head: stepStart(axis, stepAt(axis, shareOf(event))) });
    },
    /** To be asked on click. True where the click ends a drag, and so is none. */
    release(): boolean {
      if (held?.by !== "pointer") return false;
      if (isSelecting) zoom();
      else setHeld(null);
      return held.strayed || held.dropped;
    },
    /** Selects from where the selection began, or from the step at place `from`, to the one at `to`. */
    extend(from: number, to: number) {
      const anchor = held?.by === "keys" ? held.anchor : stepStart(axis, from);
      setHeld({ by: "keys", anchor, head: stepStart(axis, to) });
    },
    drop: () => setHeld(null),
    /** Enter zooms into a selection and Esc drops it; true where there was one. */
    answer(event: KeyboardEvent<HTMLElement>): boolean {
      if (held?.by !== "keys" || (event.key !== "Enter" && event.key !== "Escape")) return false;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "Enter") zoom();
      else setHeld(null);
      return true;
    },
  };
}

/** Where the pointer is, as a share of the axis from its left. */
function shareOf(event: PointerEvent<HTMLElement>): number {
  const box = event.currentTarget.getBoundingClientRect();
  return box.width === 0 ? 0 : (event.clientX - box.left) / box.width;
}
