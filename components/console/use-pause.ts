"use client";

import { live } from "@/lib/client/live";
import { useLivePace } from "./use-live-pace";
import { useShortcuts } from "./use-shortcuts";

/** Whether live updates are paused, and the way to change it, which `p` takes too. */
export function usePause() {
  const { paused } = useLivePace();
  const toggle = () => live.refresher.setPaused(!paused);
  useShortcuts({ p: toggle });
  return { paused, toggle };
}
