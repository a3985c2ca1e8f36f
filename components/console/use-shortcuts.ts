"use client";

import { useEffect, useEffectEvent, useRef } from "react";

const SEQUENCE_MS = 1_000;

/**
 * Keys of the page, e.g. `{ "?": help, "g n": toNow, "Mod+z": undo }`; two keys apart by a space are pressed one
 * after the other, `Mod` is Ctrl or Cmd. Silent while somebody types or has a dialog or menu open.
 * A handler that returns `false` leaves the key to the browser.
 */
export function useShortcuts(handlers: Readonly<Record<string, () => unknown>>) {
  const before = useRef<{ key: string; at: number } | null>(null);
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey) return;
    const isHeld = event.ctrlKey || event.metaKey;
    if (isWithin(event.target, isHeld ? TEXT : BUSY)) return;
    const lead = before.current;
    const key = isHeld ? `Mod+${event.key}` : event.key;
    before.current = { key, at: event.timeStamp };
    const sequence =
      lead !== null && event.timeStamp - lead.at < SEQUENCE_MS
        ? handlers[`${lead.key} ${key}`]
        : undefined;
    const handler = sequence ?? handlers[key];
    if (handler !== undefined && handler() !== false) event.preventDefault();
  });
  // synchronises with: the window's keyboard
  useEffect(() => {
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}

const OPEN = "[role=dialog],[role=menu],[role=listbox]";
/** Where the browser has an undo of its own. */
const TEXT = `input:not([type=checkbox],[type=radio]),textarea,[contenteditable],${OPEN}`;
/** Where a letter means something already. */
const BUSY = `input,textarea,select,[contenteditable],${OPEN}`;

function isWithin(target: EventTarget | null, places: string): boolean {
  return target instanceof Element && target.closest(places) !== null;
}
