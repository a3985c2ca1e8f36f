"use client";

import { useEffect, useEffectEvent } from "react";
import { useConsoleState } from "@/components/console/use-console-state";
import { type EpochMs, SECOND_MS } from "@/lib/core/time/range";

/** A timer takes no longer. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * Reads again shortly after an instant of the server's clock: a window that ends writes no line, so no
 * news tells of it. Not where the reader has turned refreshing off.
 */
export function useReadAgainAt(at: EpochMs | null, asOf: EpochMs, refetch: () => unknown) {
  const { refresh } = useConsoleState();
  const read = useEffectEvent(() => void refetch());
  const waitMs = at === null || refresh === "off" ? null : at - asOf + SECOND_MS;
  // synchronises with: the clock; `asOf` starts it anew with each answer
  useEffect(() => {
    if (waitMs === null) return;
    const timer = setTimeout(() => read(), Math.min(waitMs, LONGEST_MS));
    return () => clearTimeout(timer);
  }, [waitMs]);
}
