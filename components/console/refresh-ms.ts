import { MINUTE_MS, SECOND_MS } from "@/lib/core/time/range";
import type { Refresh } from "./console-params";

/** `null`: the reader refreshes by hand, or news comes by itself. */
export function refreshMs(refresh: Refresh): number | null {
  switch (refresh) {
    case "live":
    case "off":
      return null;
    case "10s":
      return 10 * SECOND_MS;
    case "30s":
      return 30 * SECOND_MS;
    case "1m":
      return MINUTE_MS;
  }
}
