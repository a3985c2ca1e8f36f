"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { contextQuery } from "@/lib/client/context-query";
import type { Slice } from "@/lib/client/slice";
import { readRange } from "./range-choice";
import { refreshMs } from "./refresh-ms";
import { useConsoleState } from "./use-console-state";

/**
 * What this screen's reads are asked about, and how its queries behave. Spread `behaviour` into
 * `useQuery`: it waits until it is known whether the sample is shown, follows the refresh setting
 * (React Query pauses it in hidden tabs) and keeps the last answer in sight while the next is read.
 */
export function useSlice() {
  const { range, filters, refresh } = useConsoleState();
  const context = useQuery({ ...contextQuery(), refetchInterval: refreshMs(refresh) ?? false });
  const sampleEnd = context.data?.mode === "sample" ? context.data.lastAt : null;
  const slice: Slice = useMemo(
    () => ({ range: readRange(range, sampleEnd), filters }),
    [range, sampleEnd, filters],
  );
  return {
    slice,
    behaviour: {
      enabled: !context.isPending,
      refetchInterval: refreshMs(refresh) ?? (false as const),
      placeholderData: <T>(previous: T | undefined) => previous,
    },
  };
}
