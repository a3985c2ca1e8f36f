"use client";

import { useQuery } from "@tanstack/react-query";
import { useMay } from "@/components/account/use-may";
import { useMe } from "@/components/account/use-me";
import { routeTablesQuery } from "@/lib/client/route-versions-query";
import type { RouteTables } from "@/lib/contracts/route-versions";
import { MINUTE_MS } from "@/lib/core/time/range";

/** What the frame around every screen knows of route tables; not more than a minute old. */
export function useRouteTables(): RouteTables | undefined {
  const { data: me } = useMe();
  const may = useMay("routes.read");
  const tables = useQuery({
    ...routeTablesQuery(),
    // Whoever may not read tables would only be refused, and noted for it.
    enabled: me !== undefined && may.allowed,
    staleTime: MINUTE_MS,
    refetchInterval: MINUTE_MS,
    retry: false,
  });
  return tables.data;
}
