"use client";

import { formatPrintedRange } from "@/lib/charts/format-time";
import { resolveRange } from "@/lib/client/read-range";
import { useAsOf } from "./use-as-of";
import { useSlice } from "./use-slice";
import { useTime } from "./use-time";

/** On paper only: "the last 24 hours" of which day, and by whose clock. */
export function PrintedRange() {
  const { slice } = useSlice();
  const asOf = useAsOf();
  const { timeZone } = useTime();
  if (asOf === null) return null;
  return (
    <p className="hidden print:block">
      {formatPrintedRange(resolveRange(slice.range, asOf), timeZone)} ({timeZone})
    </p>
  );
}
