"use client";

import { useIsFetching, useQueryClient } from "@tanstack/react-query";
import { ArrowUp, ChevronDown, Pause, Play, RotateCw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Menu, MenuChoices } from "@/components/ui/menu";
import { formatCount } from "@/lib/charts/format-number";
import { live } from "@/lib/client/live";
import { AsOf } from "./as-of";
import type { Refresh } from "./console-params";
import { LiveMark, liveWord } from "./live-mark";
import { useConsoleState } from "./use-console-state";
import { useLive } from "./use-live";
import { useLivePace } from "./use-live-pace";
import { useLiveUpdates } from "./use-live-updates";
import { usePause } from "./use-pause";
import { useRefresh } from "./use-refresh";
import { useShortcuts } from "./use-shortcuts";

const CHOICES: readonly { value: Refresh; text: string; short: string }[] = [
  { value: "live", text: "Live", short: "Live" },
  { value: "10s", text: "Every 10 s", short: "10 s" },
  { value: "30s", text: "Every 30 s", short: "30 s" },
  { value: "1m", text: "Every minute", short: "1 m" },
  { value: "off", text: "Off", short: "Off" },
];

export type RefreshControlProps = {
  /** The screen shows what arrives as it does: there is nothing to choose and nothing to ask for. */
  streams: boolean;
};

/** "as of 03:12:40", refresh now, and how often, or live and whether it is paused. */
export function RefreshControl({ streams }: RefreshControlProps) {
  const refresh = useRefresh();
  const isLive = refresh === "live";
  const client = useQueryClient();
  const fetching = useIsFetching() > 0;
  // Live it reads every second: a wheel that never rests says nothing.
  const spins = fetching && !isLive;
  useLiveUpdates(isLive);
  const refetch = () =>
    isLive ? void live.refresher.refreshNow() : void client.refetchQueries({ type: "active" });
  useShortcuts({ r: refetch });
  return (
    <div className="flex items-center gap-1 print:gap-0">
      {isLive && !streams ? <Waiting onShow={refetch} /> : null}
      <AsOf refresh={refresh} streams={streams} />
      {streams ? null : (
        <Button
          look="plain"
          size="icon"
          aria-label="Refresh now"
          onClick={refetch}
          className="print:hidden"
        >
          <RotateCw size={14} aria-hidden className={cn(spins && "motion-safe:animate-spin")} />
        </Button>
      )}
      {isLive && !streams ? <PauseButton /> : null}
      {streams ? <LiveMark className="ml-2" /> : <HowOften refresh={refresh} />}
    </div>
  );
}

/** News that is kept back, in one click. */
function Waiting({ onShow }: { onShow: () => void }) {
  const { waiting } = useLivePace();
  if (waiting === 0) return null;
  return (
    <Button size="s" onClick={onShow} className="print:hidden" title="Show them now">
      <ArrowUp size={12} aria-hidden />
      {formatCount(waiting)} new
    </Button>
  );
}

function PauseButton() {
  const { paused, toggle } = usePause();
  const Icon = paused ? Play : Pause;
  return (
    <Button
      look="plain"
      size="icon"
      aria-label={paused ? "Go on with live updates" : "Pause live updates"}
      onClick={toggle}
      className="print:hidden"
    >
      <Icon size={14} aria-hidden />
    </Button>
  );
}

function HowOften({ refresh }: { refresh: Refresh }) {
  const { setRefresh } = useConsoleState();
  const { connection, pulse } = useLive();
  const { paused } = useLivePace();
  const { text, short } = CHOICES.find(({ value }) => value === refresh) ?? {
    text: refresh,
    short: refresh,
  };
  const isLive = refresh === "live";
  return (
    <Menu
      align="end"
      trigger={
        <Button
          look="plain"
          aria-label={`Refresh: ${isLive ? liveWord(connection, paused, pulse?.mode) : text}`}
          className="gap-1 px-1.5 text-12 print:hidden"
        >
          {isLive ? <LiveMark /> : short}
          <ChevronDown size={12} aria-hidden />
        </Button>
      }
    >
      <MenuChoices label="Refresh" value={refresh} choices={CHOICES} onChoose={setRefresh} />
    </Menu>
  );
}
