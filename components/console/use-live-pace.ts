"use client";

import { useSyncExternalStore } from "react";
import { live } from "@/lib/client/live";
import { NOTHING_WAITS } from "@/lib/client/live-refresher";

/** Whether live news is paused or held back, and how much of it waits. */
export function useLivePace() {
  const { refresher } = live;
  return useSyncExternalStore(refresher.subscribe, refresher.pace, () => NOTHING_WAITS);
}
