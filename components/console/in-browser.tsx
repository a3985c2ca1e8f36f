"use client";

import { type ReactNode, useSyncExternalStore } from "react";

/**
 * Draws its children in the browser only. The console shows what it reads, and the parts of a page wake up
 * one after the other: a part that wakes late would find answers that the server's picture of it lacked.
 */
export function InBrowser({ fallback, children }: { fallback: ReactNode; children: ReactNode }) {
  const isHere = useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
  return isHere ? children : fallback;
}

function subscribe() {
  return () => {};
}
