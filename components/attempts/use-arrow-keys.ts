"use client";

import { useEffect, useEffectEvent } from "react";

const BY: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

/** Up and down (k and j), wherever the focus is, while `active`. */
export function useArrowKeys(active: boolean, onMove: (by: 1 | -1) => void) {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const by = BY[event.key];
    if (!active || by === undefined || event.defaultPrevented) return;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onMove(by);
  });
  // synchronises with: the window's keyboard. A dialog keeps arrows to itself, hence the capture.
  useEffect(() => {
    window.addEventListener("keydown", press, { capture: true });
    return () => window.removeEventListener("keydown", press, { capture: true });
  }, []);
}
