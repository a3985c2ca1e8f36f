"use client";

import { ChevronDown, ChevronLeft, ChevronRight, ZoomOut } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Popover } from "@/components/ui/popover";
import { Segmented } from "@/components/ui/segmented";
import { zoomedOut } from "@/lib/charts/zoomed-out";
import { resolveRange } from "@/lib/client/read-range";
import type { TimeRange } from "@/lib/core/time/range";
import { AbsoluteRangeForm } from "./absolute-range-form";
import { PRESETS, RANGE_PRESETS } from "./range-choice";
import { useConsoleState } from "./use-console-state";
import { useShortcuts } from "./use-shortcuts";
import { useSlice } from "./use-slice";
import { useTime } from "./use-time";

const ZONES = [
  { value: "local", text: "Local time" },
  { value: "utc", text: "UTC" },
] as const;

/** Presets, exact ends, a step back or forward, and the zone of every time on screen. */
export function TimeRangePicker() {
  const [open, setOpen] = useState(false);
  const chosenPreset = useRef<HTMLButtonElement>(null);
  const { range, zone, setRange, setZone } = useConsoleState();
  const { slice } = useSlice();
  const { range: formatted, timeZone } = useTime();

  const resolve = () => resolveRange(slice.range, Date.now());
  const step = (direction: -1 | 1) =>
    setRange({ kind: "between", ...shifted(resolve(), direction) });
  const zoomOut = () => setRange({ kind: "between", ...zoomedOut(resolve(), Date.now()) });
  useShortcuts({
    t: () => setOpen(true),
    z: zoomOut,
    "[": () => step(-1),
    // There is nothing after now.
    "]": () => (range.kind === "preset" ? false : step(1)),
  });
  const text = range.kind === "preset" ? PRESETS[range.preset].text : formatted(range);
  return (
    <div className="flex items-center">
      <Button
        look="plain"
        size="icon"
        aria-label="Earlier by one range"
        onClick={() => step(-1)}
        className="print:hidden"
      >
        <ChevronLeft size={16} aria-hidden />
      </Button>
      <Popover
        label="Time range"
        initialFocus={chosenPreset}
        open={open}
        onOpenChange={setOpen}
        className="w-[30rem] max-w-[calc(100vw-1rem)]"
        trigger={
          <Button look="outline">
            <span>{text}</span>
            {zone === "utc" ? <span className="text-ink-3">UTC</span> : null}
            <ChevronDown size={14} aria-hidden className="text-ink-3" />
          </Button>
        }
      >
        <div className="grid sm:grid-cols-[11rem_1fr]">
          <ul className="border-b p-1 sm:border-r sm:border-b-0">
            {RANGE_PRESETS.map((preset) => {
              const chosen = range.kind === "preset" && range.preset === preset;
              return (
                <li key={preset}>
                  <button
                    ref={chosen ? chosenPreset : undefined}
                    type="button"
                    aria-pressed={chosen}
                    onClick={() => {
                      setRange({ kind: "preset", preset });
                      setOpen(false);
                    }}
                    className={cn(
                      "flex h-7 w-full items-center justify-between rounded-m px-2 text-left -outline-offset-2 hover:bg-sunken",
                      chosen && "bg-selection",
                    )}
                  >
                    {PRESETS[preset].text}
                    <span className="font-mono text-12 text-ink-3">{preset}</span>
                  </button>
                </li>
              );
            })}
          </ul>
          <div className="space-y-3 p-3">
            <AbsoluteRangeForm
              key={String(open)}
              initial={resolve()}
              timeZone={timeZone}
              onApply={(absolute) => {
                setRange({ kind: "between", ...absolute });
                setOpen(false);
              }}
            />
            <Segmented label="Time zone" value={zone} choices={ZONES} onChoose={setZone} />
          </div>
        </div>
      </Popover>
      <Button
        look="plain"
        size="icon"
        aria-label="Zoom out to twice the range"
        title="Zoom out (z)"
        onClick={zoomOut}
        className="print:hidden"
      >
        <ZoomOut size={16} aria-hidden />
      </Button>
      <Button
        look="plain"
        size="icon"
        aria-label="Later by one range"
        disabled={range.kind === "preset"}
        onClick={() => step(1)}
        className="print:hidden"
      >
        <ChevronRight size={16} aria-hidden />
      </Button>
    </div>
  );
}

function shifted({ from, to }: TimeRange, direction: -1 | 1): TimeRange {
  const by = (to - from) * direction;
  return { from: from + by, to: to + by };
}
