"use client";

import { useSyncExternalStore } from "react";

/**
 * Whether React has taken this part of the page over. Parts are taken over one after the other, and an answer
 * that the first one asked for may be there before the last: what is drawn from it must wait, because the
 * server drew without it.
 */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
}
