"use client";

import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { AbsoluteRangeForm } from "@/components/console/absolute-range-form";
import { PRESETS, type RangeChoice, type RangePreset } from "@/components/console/range-choice";
import { useTime } from "@/components/console/use-time";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Popover } from "@/components/ui/popover";
import { DAY_MS } from "@/lib/core/time/range";

export type AuditTimeProps = {
  /** `null`: whenever. */
  time: RangeChoice | null;
  onChoose: (time: RangeChoice | null) => void;
};

const CHOICES = ["1h", "24h", "7d", "30d"] as const satisfies readonly RangePreset[];

/** When: at any time, lately, or between two moments. */
export function AuditTime({ time, onChoose }: AuditTimeProps) {
  const [open, setOpen] = useState(false);
  const { range, timeZone } = useTime();
  const choose = (chosen: RangeChoice | null) => {
    onChoose(chosen);
    setOpen(false);
  };
  const text =
    time === null
      ? "At any time"
      : time.kind === "preset"
        ? PRESETS[time.preset].text
        : range(time);
  return (
    <Popover
      label="When"
      open={open}
      onOpenChange={setOpen}
      className="w-[28rem] max-w-[calc(100vw-1rem)]"
      trigger={
        <Button>
          {text}
          <ChevronDown size={14} aria-hidden className="text-ink-3" />
        </Button>
      }
    >
      <div className="grid sm:grid-cols-[10rem_1fr]">
        <ul className="border-b p-1 sm:border-r sm:border-b-0">
          <li>
            <Preset text="At any time" chosen={time === null} onChoose={() => choose(null)} />
          </li>
          {CHOICES.map((preset) => (
            <li key={preset}>
              <Preset
                text={PRESETS[preset].text}
                chosen={time?.kind === "preset" && time.preset === preset}
                onChoose={() => choose({ kind: "preset", preset })}
              />
            </li>
          ))}
        </ul>
        <div className="p-3">
          <AbsoluteRangeForm
            key={String(open)}
            initial={time?.kind === "between" ? time : lastDay()}
            timeZone={timeZone}
            onApply={(between) => choose({ kind: "between", ...between })}
          />
        </div>
      </div>
    </Popover>
  );
}

type PresetProps = { text: string; chosen: boolean; onChoose: () => void };

function Preset({ text, chosen, onChoose }: PresetProps) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onChoose}
      className={cn(
        "flex h-7 w-full items-center rounded-m px-2 text-left -outline-offset-2 hover:bg-sunken",
        chosen && "bg-selection",
      )}
    >
      {text}
    </button>
  );
}

function lastDay() {
  const now = Date.now();
  return { from: now - DAY_MS, to: now };
}
