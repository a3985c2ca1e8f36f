import { LiveFeed } from "./live-feed";
import { LiveRefresher } from "./live-refresher";

const feed = new LiveFeed({
  open: (url) => new EventSource(url),
  loadEvents: () => import("@/lib/contracts/live"),
  isHidden: () => document.visibilityState === "hidden",
  onVisibility: (listener) => {
    document.addEventListener("visibilitychange", listener);
    return () => document.removeEventListener("visibilitychange", listener);
  },
});

/** One stream and one pace for all screens of a page. */
export const live = { feed, refresher: new LiveRefresher(feed) } as const;
