"use client";

import { useQuery } from "@tanstack/react-query";
import { contextQuery } from "@/lib/client/context-query";
import { hasFilters } from "./console-params";
import type { EmptyReason } from "./empty-state";
import { useConsoleState } from "./use-console-state";

/** Why a screen with these filters has nothing to show. */
export function useEmptyReason(): EmptyReason {
  const { filters } = useConsoleState();
  const { data: context } = useQuery(contextQuery());
  if (context?.attempts === 0 && context.gateways === 0) return { kind: "not_connected" };
  if (hasFilters(filters)) return { kind: "filtered" };
  return { kind: "idle", lastAt: context?.lastAt ?? null };
}
