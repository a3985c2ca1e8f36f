"use client";

import { notifyManager, useQueryClient } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";
import type { EpochMs } from "@/lib/core/time/range";

/** When the oldest answer on this screen was made; `null` before the first. */
export function useAsOf(): EpochMs | null {
  const cache = useQueryClient().getQueryCache();
  const subscribe = useCallback(
    // Batched: the cache also speaks up while a component that makes a query is being rendered.
    (listener: () => void) => cache.subscribe(notifyManager.batchCalls(listener)),
    [cache],
  );
  return useSyncExternalStore(
    subscribe,
    () => {
      const times = cache.findAll({ type: "active" }).flatMap(({ state }) => asOfIn(state.data));
      return times.length === 0 ? null : Math.min(...times);
    },
    () => null,
  );
}

function asOfIn(data: unknown): EpochMs[] {
  if (typeof data !== "object" || data === null) return [];
  if ("asOf" in data && typeof data.asOf === "number") return [data.asOf];
  return "pages" in data && Array.isArray(data.pages) ? asOfIn(data.pages[0]) : [];
}
