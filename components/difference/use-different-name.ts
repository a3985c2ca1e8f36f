"use client";

import { useCallback } from "react";
import { FILTER_NAMES, type FilterName } from "@/components/console/console-params";
import { useTime } from "@/components/console/use-time";
import { useValueName } from "@/components/console/use-value-name";
import type { DifferenceDimension } from "@/lib/core/difference/compare-slices";
import { HOUR_MS } from "@/lib/core/time/range";

/** How a value of a compared dimension is called on screen. */
export function useDifferentName() {
  const nameOf = useValueName();
  const time = useTime();
  return useCallback(
    ({ dimension, value }: { dimension: DifferenceDimension; value: string | null }) => {
      if (dimension === "hour") {
        const from = Number(value);
        return time.range({ from, to: from + HOUR_MS });
      }
      return isFilterName(dimension) ? nameOf(dimension, value) : (value ?? "unknown");
    },
    [nameOf, time],
  );
}

function isFilterName(name: string): name is FilterName {
  return (FILTER_NAMES as readonly string[]).includes(name);
}
