"use client";

import type { useVirtualizer } from "@tanstack/react-virtual";
import { usePrinting } from "./use-printing";

/** More pages than this many rows fill are read as CSV. */
export const MOST_PRINTED = 1_000;

type Virtual = Pick<
  ReturnType<typeof useVirtualizer<HTMLDivElement, Element>>,
  "getVirtualItems" | "getTotalSize"
>;

/** Which rows of a long table are drawn: those in sight, and on paper all. `before`, `after`: pixels of the others. */
export function useDrawnRows(virtual: Virtual, count: number) {
  const printing = usePrinting();
  if (printing) {
    const indexes = Array.from({ length: Math.min(count, MOST_PRINTED) }, (_, index) => index);
    return { indexes, before: 0, after: 0 };
  }
  const items = virtual.getVirtualItems();
  return {
    indexes: items.map(({ index }) => index),
    before: items[0]?.start ?? 0,
    after: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
  };
}
