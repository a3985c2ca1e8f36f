"use client";

import { PreviewCard } from "@base-ui/react/preview-card";
import Link from "next/link";
import { cn } from "@/components/ui/cn";
import { heatInk } from "@/lib/charts/heat-step";
import type { HeatCell, HeatState } from "@/lib/charts/prepare-heatmap";
import { useAttemptsHref } from "./use-attempts-href";

const GROUNDS: Readonly<Record<HeatState, string>> = {
  rated: "bg-surface",
  partial: "bg-surface",
  counted: "bg-surface cell-rate-unknown",
  none_logged: "bg-surface cell-rate-unknown",
  no_traffic: "cell-no-traffic",
  no_data: "cell-no-data",
};

export type HeatmapCellLinkProps = {
  cell: HeatCell;
  card: PreviewCard.Handle<HeatCell>;
  /** Takes part in the tab order. */
  tabStop: boolean;
  /** A total: no colour, no volume. */
  total?: boolean;
  onFocus: () => void;
};

/** The ratio is over a part of the attempts. */
export function PartialMark() {
  return (
    <span
      aria-hidden
      className="size-2 shrink-0 self-start bg-current opacity-70 [clip-path:polygon(0_0,100%_0,100%_100%)]"
    />
  );
}

/** One number, one link to its rows; hover and focus show the same card. */
export function HeatmapCellLink({
  cell,
  card,
  tabStop,
  total = false,
  onFocus,
}: HeatmapCellLinkProps) {
  const href = useAttemptsHref();
  const { state, step, text, caption, more, volume, worst } = cell;
  const coloured = step !== null && !total;
  const silent = state === "no_traffic" || state === "no_data";
  const struck = (state === "counted" || state === "none_logged") && !total;
  return (
    <PreviewCard.Trigger
      handle={card}
      payload={cell}
      delay={150}
      closeDelay={80}
      render={<Link href={href(cell.link)} prefetch={false} />}
      data-cell={cell.id}
      tabIndex={tabStop ? 0 : -1}
      onFocus={onFocus}
      className={cn(
        "relative flex h-full min-w-0 flex-col justify-center overflow-hidden rounded-s px-1.5",
        total
          ? "hover:bg-sunken"
          : cn(
              GROUNDS[state],
              "shadow-[inset_0_0_0_1px_var(--hairline)] hover:shadow-[inset_0_0_0_1px_var(--line)]",
            ),
        worst && "outline-2 outline-offset-1 outline-ink",
        "focus-visible:z-10 focus-visible:outline-focus",
      )}
      style={
        coloured
          ? {
              backgroundColor: `var(--heat-${step})`,
              color: `var(--heat-ink-${heatInk(step)})`,
              boxShadow: "none",
            }
          : undefined
      }
    >
      <span className="sr-only">{cell.says}</span>
      {silent ? (
        <span aria-hidden className="self-start rounded-s bg-canvas px-1 text-12 text-ink-3">
          {text}
        </span>
      ) : (
        <span
          aria-hidden
          className={cn("min-w-0 max-w-full", struck && "self-start rounded-s bg-surface pr-0.5")}
        >
          <span
            className={cn(
              "flex items-center gap-1 text-14 leading-5 font-medium",
              step === null && "text-ink-2",
              total && "text-13",
            )}
          >
            <span className="truncate">{text}</span>
            {state === "partial" ? <PartialMark /> : null}
            {more === "" ? null : <span className="text-12 font-normal">{more}</span>}
          </span>
          {caption === "" ? null : (
            <span className={cn("block truncate text-12 leading-4", !coloured && "text-ink-3")}>
              {caption}
            </span>
          )}
        </span>
      )}
      {volume === null || total ? null : (
        <span aria-hidden className="absolute inset-x-0 bottom-0 h-[3px]">
          <span
            className="block h-full bg-current opacity-55"
            style={{ width: `max(2px, ${(volume * 100).toFixed(1)}%)` }}
          />
        </span>
      )}
    </PreviewCard.Trigger>
  );
}
