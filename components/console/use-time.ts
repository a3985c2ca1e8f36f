"use client";

import { useMemo, useSyncExternalStore } from "react";
import {
  formatExact,
  formatRange,
  formatTick,
  formatTime,
  formatTimeAgo,
  formatTimeMillis,
  formatTimeSeconds,
  type TimeZone,
} from "@/lib/charts/format-time";
import { type EpochMs, MINUTE_MS, type TimeRange } from "@/lib/core/time/range";
import { useConsoleState } from "./use-console-state";
import { useNow } from "./use-now";

/** Times in the zone that the reader chose. */
export function useTime() {
  const { zone } = useConsoleState();
  const own = useOwnZone();
  const now = useNow(MINUTE_MS);
  const timeZone: TimeZone = zone === "utc" ? "UTC" : own;
  return useMemo(
    () => ({
      timeZone,
      time: (at: EpochMs) => formatTime(at, timeZone, now),
      timeSeconds: (at: EpochMs) => formatTimeSeconds(at, timeZone, now),
      timeMillis: (at: EpochMs) => formatTimeMillis(at, timeZone, now),
      timeAgo: (at: EpochMs) =>
        now === null ? formatTime(at, timeZone, now) : formatTimeAgo(at, timeZone, now),
      exact: (at: EpochMs) => formatExact(at, timeZone),
      range: (range: TimeRange) => formatRange(range, timeZone, now),
      tick: (at: EpochMs, spanMs: number) => formatTick(at, timeZone, spanMs),
    }),
    [timeZone, now],
  );
}

let known: TimeZone | null = null;

/** Asked for at every rendering of every time, and dear to find out. */
function ownZone(): TimeZone {
  known ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  return known;
}

/** The server does not know the reader's zone and says UTC until the browser takes over. */
function useOwnZone(): TimeZone {
  return useSyncExternalStore(
    () => () => {},
    ownZone,
    () => "UTC",
  );
}
