"use client";

import { useCallback } from "react";
import { useConsoleState } from "@/components/console/use-console-state";
import type { ScreenLink } from "@/lib/charts/sentence-part";

/** The address of what a sentence speaks of. */
export function useScreenHref() {
  const { href } = useConsoleState();
  return useCallback(({ path, ...changes }: ScreenLink) => href(path, changes), [href]);
}
