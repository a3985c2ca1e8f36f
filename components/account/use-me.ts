"use client";

import { useQuery } from "@tanstack/react-query";
import { useHydrated } from "@/components/console/use-hydrated";
import { meQuery } from "@/lib/client/me-query";

/** Who one is, as a query: the frame and every screen ask for it. */
export function useMe() {
  const hydrated = useHydrated();
  const read = useQuery(meQuery());
  return { ...read, data: hydrated ? read.data : undefined };
}
