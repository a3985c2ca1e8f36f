"use client";

import { useIsFetching, useQueryClient } from "@tanstack/react-query";
import { ChevronDown, RotateCw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Menu, MenuChoices } from "@/components/ui/menu";
import { formatAgo } from "@/lib/charts/format-time";
import { MINUTE_MS } from "@/lib/core/time/range";
import type { Refresh } from "./console-params";
import { refreshMs } from "./refresh-ms";
import { useAsOf } from "./use-as-of";
import { useConsoleState } from "./use-console-state";
import { useNow } from "./use-now";
import { useShortcuts } from "./use-shortcuts";
import { useTime } from "./use-time";

const CHOICES: readonly { value: Refresh; text: string; short: string }[] = [
  { value: "off", text: "Off", short: "Off" },
  { value: "10s", text: "Every 10 s", short: "10 s" },
  { value: "30s", text: "Every 30 s", short: "30 s" },
  { value: "1m", text: "Every minute", short: "1 m" },
];

/** "as of 03:12:40", refresh now, and how often. Turns amber by itself when what is shown grows old. */
export function RefreshControl() {
  const { refresh, setRefresh } = useConsoleState();
  const client = useQueryClient();
  const fetching = useIsFetching() > 0;
  const refetch = () => void client.refetchQueries({ type: "active" });
  useShortcuts({ r: refetch });
  return (
    <div className="flex items-center gap-1 print:gap-0">
      <AsOf refresh={refresh} />
      <Button
        look="plain"
        size="icon"
        aria-label="Refresh now"
        onClick={refetch}
        className="print:hidden"
      >
        <RotateCw size={14} aria-hidden className={cn(fetching && "motion-safe:animate-spin")} />
      </Button>
      <Menu
        align="end"
        trigger={
          <Button
            look="plain"
            aria-label={`Refresh: ${textOf(refresh)}`}
            className="gap-0.5 px-1.5 text-12 print:hidden"
          >
            {CHOICES.find(({ value }) => value === refresh)?.short}
            <ChevronDown size={12} aria-hidden />
          </Button>
        }
      >
        <MenuChoices label="Refresh" value={refresh} choices={CHOICES} onChoose={setRefresh} />
      </Menu>
    </div>
  );
}

function AsOf({ refresh }: { refresh: Refresh }) {
  const asOf = useAsOf();
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

/** Three missed refreshes, and with refresh off two minutes: then the picture is of the past. */
function staleAfterMs(refresh: Refresh): number {
  return Math.max(3 * (refreshMs(refresh) ?? 0), refresh === "off" ? 2 * MINUTE_MS : 45_000);
}

function textOf(refresh: Refresh): string {
  return CHOICES.find(({ value }) => value === refresh)?.text ?? refresh;
}
