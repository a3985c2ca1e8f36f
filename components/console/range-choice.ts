import type { ReadRange } from "@/lib/client/read-range";
import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS } from "@/lib/core/time/range";

export const RANGE_PRESETS = ["15m", "1h", "6h", "24h", "7d", "30d"] as const;
export type RangePreset = (typeof RANGE_PRESETS)[number];

export const PRESETS: Readonly<Record<RangePreset, { durationMs: number; text: string }>> = {
  "15m": { durationMs: 15 * MINUTE_MS, text: "Last 15 minutes" },
  "1h": { durationMs: HOUR_MS, text: "Last hour" },
  "6h": { durationMs: 6 * HOUR_MS, text: "Last 6 hours" },
  "24h": { durationMs: DAY_MS, text: "Last 24 hours" },
  "7d": { durationMs: 7 * DAY_MS, text: "Last 7 days" },
  "30d": { durationMs: 30 * DAY_MS, text: "Last 30 days" },
};

/** What the reader picked; presets move with time, absolute ranges stand still. */
export type RangeChoice =
  | { readonly kind: "preset"; readonly preset: RangePreset }
  | { readonly kind: "between"; readonly from: EpochMs; readonly to: EpochMs };

/** `sampleEnd`: the sample's newest evidence, which stands in for "now" while the sample is shown. */
export function readRange(choice: RangeChoice, sampleEnd: EpochMs | null): ReadRange {
  if (choice.kind === "between") return choice;
  return { kind: "last", durationMs: PRESETS[choice.preset].durationMs, until: sampleEnd };
}
