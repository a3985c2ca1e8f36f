"use client";

import { useCallback } from "react";
import { type CsvEndpoint, csvUrl } from "@/lib/client/csv-url";
import type { EpochMs, TimeRange } from "@/lib/core/time/range";
import { useConsoleState } from "./use-console-state";

/** What is asked for again is what the screen shows: the range of its answer, not one that ends later. */
export type CsvAnswer = { readonly range: TimeRange; readonly asOf: EpochMs };

/** Downloads of exactly the rows of an answer; `more`: what else it was asked for, and which table of it. */
export function useCsvHref() {
  const { filters } = useConsoleState();
  return useCallback(
    (endpoint: CsvEndpoint, { range, asOf }: CsvAnswer, more = {}) =>
      csvUrl(endpoint, { filters, range: { kind: "between", ...range } }, asOf, more),
    [filters],
  );
}
