"use client";

import { cn } from "@/components/ui/cn";
import { formatAgo } from "@/lib/charts/format-time";
import { MINUTE_MS } from "@/lib/core/time/range";
import type { Refresh } from "./console-params";
import { refreshMs } from "./refresh-ms";
import { useAsOf } from "./use-as-of";
import { useLive } from "./use-live";
import { useNow } from "./use-now";
import { useTime } from "./use-time";

export type AsOfProps = { refresh: Refresh; streams: boolean };

/** Of when the picture is. Turns amber by itself when what is shown grows old. */
export function AsOf({ refresh, streams }: AsOfProps) {
  const read = useAsOf();
  const { asOf: heard } = useLive();
  const asOf = streams ? heard : read;
  const now = useNow();
  const { timeSeconds, exact } = useTime();
  if (asOf === null || now === null) return <span className="text-12 text-ink-3">reading…</span>;
  const stale = now - asOf > staleAfterMs(refresh);
  return (
    <span
      title={exact(asOf)}
      className={cn(
        "text-12 whitespace-nowrap text-ink-3",
        stale && "rounded-s bg-warn-surface px-1 text-warn",
      )}
    >
      <span className="max-sm:hidden">as of </span>
      {timeSeconds(asOf)}
      {stale ? ` (${formatAgo(asOf, now)})` : null}
    </span>
  );
}

/** Three missed refreshes, live about a minute, and with refresh off two: then the picture is of the past. */
function staleAfterMs(refresh: Refresh): number {
  return Math.max(3 * (refreshMs(refresh) ?? 0), refresh === "off" ? 2 * MINUTE_MS : 45_000);
}
