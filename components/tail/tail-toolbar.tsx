"use client";

import { ArrowUp, Eraser, Pause, Play } from "lucide-react";
import { useLive } from "@/components/console/use-live";
import { usePause } from "@/components/console/use-pause";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { formatCount } from "@/lib/charts/format-number";
import type { LiveTail } from "@/lib/client/live-tail";
import { TailStatus } from "./tail-status";

export type TailToolbarProps = {
  tail: LiveTail;
  /** Lets in what waits, and goes to it. */
  onShow: () => void;
  onClear: () => void;
};

/** How it stands, in a sentence, and what one can do about it. Its height stays: rows must not move. */
export function TailToolbar({ tail, onShow, onClear }: TailToolbarProps) {
  const { paused, toggle } = usePause();
  const { pulse } = useLive();
  const waiting = tail.waiting.length;
  const Icon = paused ? Play : Pause;
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b pb-2 md:h-10 md:flex-nowrap md:pb-2">
      <h2 className="min-w-0 flex-1 truncate text-14 max-md:min-h-10 max-md:basis-full max-md:whitespace-normal">
        <TailStatus tail={tail} />
      </h2>
      <div className="flex items-center gap-1.5 print:hidden">
        {waiting === 0 ? null : (
          <Button look="solid" onClick={onShow}>
            <ArrowUp size={14} aria-hidden />
            {formatCount(waiting)} new
          </Button>
        )}
        <Button onClick={toggle} disabled={pulse?.mode === "sample" && !paused}>
          <Icon size={14} aria-hidden />
          {paused ? "Resume" : "Pause"}
          <span aria-hidden className="max-md:hidden">
            <Kbd>p</Kbd>
          </span>
        </Button>
        <Button onClick={onClear} disabled={tail.rows.length + waiting === 0}>
          <Eraser size={14} aria-hidden />
          Clear rows
        </Button>
      </div>
    </header>
  );
}
