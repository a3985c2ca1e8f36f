"use client";

import { useNow } from "@/components/console/use-now";
import { formatCountdown } from "@/lib/charts/format-countdown";
import type { EpochMs } from "@/lib/core/time/range";

/** Counts down to when the next try is read. */
export function WaitNote({ until }: { until: EpochMs | null }) {
  const left = useWait(until);
  if (left === 0) return until === null ? null : <>You can try again now.</>;
  return <span aria-live="off">Again in {formatCountdown(left)}.</span>;
}

/** Milliseconds for which a try would be refused unread. */
export function useWait(until: EpochMs | null): number {
  const now = useNow();
  return until === null || now === null ? 0 : Math.max(0, until - now);
}
