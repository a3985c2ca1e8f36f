"use client";

import { useSyncExternalStore } from "react";
import { live } from "@/lib/client/live";
import { SECOND_MS } from "@/lib/core/time/range";
import { refreshMs } from "./refresh-ms";
import { useRefresh } from "./use-refresh";

/** How often is asked where news does not come by itself. */
const WITHOUT_STREAM_MS = 30 * SECOND_MS;

/** For `refetchInterval`; `false`: not by interval. */
export function useRefetchInterval(): number | false {
  const refresh = useRefresh();
  const { feed, refresher } = live;
  const lost = useSyncExternalStore(
    feed.subscribe,
    () => feed.state().connection === "lost",
    () => false,
  );
  const paused = useSyncExternalStore(
    refresher.subscribe,
    () => refresher.pace().paused,
    () => false,
  );
  if (refresh !== "live") return refreshMs(refresh) ?? false;
  return lost && !paused ? WITHOUT_STREAM_MS : false;
}
