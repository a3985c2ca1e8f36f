"use client";

import { useSyncExternalStore } from "react";

/** Between the browser's `beforeprint` and `afterprint`. */
let asked = false;

/** What is on paper cannot be scrolled or opened: lists are drawn whole while the page is printed. */
export function usePrinting(): boolean {
  return useSyncExternalStore(subscribe, isPrinting, () => false);
}

function isPrinting(): boolean {
  return asked || window.matchMedia("print").matches;
}

// The events come before the page is laid out for paper, the media query only with it.
function subscribe(listener: () => void): () => void {
  const media = window.matchMedia("print");
  const before = () => {
    asked = true;
    listener();
  };
  const after = () => {
    asked = false;
    listener();
  };
  window.addEventListener("beforeprint", before);
  window.addEventListener("afterprint", after);
  media.addEventListener("change", listener);
  return () => {
    window.removeEventListener("beforeprint", before);
    window.removeEventListener("afterprint", after);
    media.removeEventListener("change", listener);
  };
}
