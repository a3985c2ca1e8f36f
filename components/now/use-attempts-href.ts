"use client";

import { useCallback } from "react";
import { useConsoleState } from "@/components/console/use-console-state";
import type { AttemptsLink } from "@/lib/charts/attempts-link";

/** The address of the rows behind a number. */
export function useAttemptsHref() {
  const { href } = useConsoleState();
  return useCallback((link: AttemptsLink) => href("/attempts", link), [href]);
}
