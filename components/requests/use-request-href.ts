"use client";

import { useCallback } from "react";
import { useConsoleState } from "@/components/console/use-console-state";

/** The address of a request's page, by an id of any kind. */
export function useRequestHref() {
  const { href } = useConsoleState();
  return useCallback((id: string) => href(`/requests/${encodeURIComponent(id)}`), [href]);
}
