"use client";

import { useSyncExternalStore } from "react";
import { live } from "@/lib/client/live";
import { NOT_LISTENING } from "@/lib/client/live-feed";

/** The page's stream of news: how it stands, and the last that was heard. */
export function useLive() {
  const { feed } = live;
  return useSyncExternalStore(feed.subscribe, feed.state, () => NOT_LISTENING);
}
