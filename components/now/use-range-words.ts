"use client";

import { PRESETS } from "@/components/console/range-choice";
import { useConsoleState } from "@/components/console/use-console-state";
import { useTime } from "@/components/console/use-time";

/** "in the last 24 hours", or "from 02:10 to 03:10". */
export function useRangeWords(): string {
  const { range } = useConsoleState();
  const time = useTime();
  if (range.kind === "preset") return `in the ${PRESETS[range.preset].text.toLowerCase()}`;
  return `from ${time.range(range).replace("–", "to")}`;
}
