"use client";

import { useEffect, useEffectEvent, useRef } from "react";

const SEQUENCE_MS = 1_000;

/**
 * Keys of the page, e.g. `{ "?": help, "g n": toNow }`; two keys apart by a space are pressed one
 * after the other. Silent while somebody types, holds a modifier, or has a dialog or menu open.
 * A handler that returns `false` leaves the key to the browser.
 */
export function useShortcuts(handlers: Readonly<Record<string, () => unknown>>) {
  const before = useRef<{ key: string; at: number } | null>(null);
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isBusy(event.target)) return;
    const lead = before.current;
    before.current = { key: event.key, at: event.timeStamp };
    const sequence =
      lead !== null && event.timeStamp - lead.at < SEQUENCE_MS
        ? handlers[`${lead.key} ${event.key}`]
        : undefined;
    const handler = sequence ?? handlers[event.key];
    if (handler !== undefined && handler() !== false) event.preventDefault();
  });
  // synchronises with: the window's keyboard
  useEffect(() => {
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}

function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return (
    target.closest(
      "input,textarea,select,[contenteditable],[role=dialog],[role=menu],[role=listbox]",
    ) !== null
  );
}
