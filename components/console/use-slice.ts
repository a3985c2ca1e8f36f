"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { contextQuery } from "@/lib/client/context-query";
import type { Slice } from "@/lib/client/slice";
import { readRange } from "./range-choice";
import { useConsoleState } from "./use-console-state";
import { useRefetchInterval } from "./use-refetch-interval";

/**
 * What this screen's reads are asked about, and how its queries behave. Spread `behaviour` into
 * `useQuery`: it waits until it is known whether the sample is shown, follows the refresh setting
 * (React Query pauses intervals in hidden tabs; `useLiveUpdates` reads again when there is news) and keeps the last answer in sight while the next is read.
 */
export function useSlice() {
  const { range, filters } = useConsoleState();
  const refetchInterval = useRefetchInterval();
  const context = useQuery({ ...contextQuery(), refetchInterval });
  const sampleEnd = context.data?.mode === "sample" ? context.data.lastAt : null;
  const slice: Slice = useMemo(
    () => ({ range: readRange(range, sampleEnd), filters }),
    [range, sampleEnd, filters],
  );
  return {
    slice,
    behaviour: {
      enabled: !context.isPending,
      refetchInterval,
      placeholderData: <T>(previous: T | undefined) => previous,
    },
  };
}
