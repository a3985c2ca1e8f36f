import { HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/core/time/range";
import { formatLatency } from "./format-duration";
import { formatCount, formatShare, formatShortCount } from "./format-number";
import type { Unit } from "./nice-axis";

/** A tick of a value axis: short, zero as "0". */
export function formatAxis(value: number, unit: Unit): string {
  if (value === 0) return "0";
  switch (unit) {
    case "share":
      return formatShare(value);
    case "count":
      return formatShortCount(value);
    case "ms":
      return shortDuration(value);
  }
}

/** The same value where there is room for all of it. */
export function formatValue(value: number, unit: Unit): string {
  switch (unit) {
    case "share":
      return formatShare(value);
    case "count":
      return formatCount(value);
    case "ms":
      return formatLatency(value);
  }
}

function shortDuration(ms: number): string {
  if (ms < SECOND_MS) return `${trimmed(ms)} ms`;
  if (ms < 2 * MINUTE_MS) return `${trimmed(ms / SECOND_MS)} s`;
  if (ms < 2 * HOUR_MS) return `${trimmed(ms / MINUTE_MS)} min`;
  return `${trimmed(ms / HOUR_MS)} h`;
}

function trimmed(value: number): string {
  return String(Number(value.toPrecision(3)));
}
