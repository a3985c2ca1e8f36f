"use client";

import { cn } from "@/components/ui/cn";
import type { LiveConnection } from "@/lib/client/live-feed";
import type { LivePulse } from "@/lib/contracts/live";
import { useLive } from "./use-live";
import { useLivePace } from "./use-live-pace";

/** Whether news comes by itself: a mark and a word. */
export function LiveMark({ className }: { className?: string }) {
  const { connection, pulse } = useLive();
  const { paused } = useLivePace();
  const word = liveWord(connection, paused, pulse?.mode);
  const lost = word === "Reconnecting";
  return (
    <span
      title={lost ? "The stream of news broke; it is tried again by itself" : undefined}
      className={cn("inline-flex items-center gap-1.5 text-12", lost && "text-warn", className)}
    >
      <span
        aria-hidden
        className={cn(
          "size-2 rounded-full border border-current",
          word === "Live" && "border-(--outcome-ok) bg-(--outcome-ok)",
        )}
      />
      {word}
    </span>
  );
}

/** The sample does not change: "live" would promise something. */
export function liveWord(
  connection: LiveConnection,
  paused: boolean,
  mode: LivePulse["mode"] | undefined,
): string {
  if (paused) return "Paused";
  switch (connection) {
    case "open":
      return mode === "sample" ? "Sample" : "Live";
    case "lost":
      return "Reconnecting";
    case "connecting":
    case "off":
      return "Connecting";
  }
}
