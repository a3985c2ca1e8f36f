"use client";

import { useCallback } from "react";
import { useConsoleState } from "@/components/console/use-console-state";
import { requestsFilters } from "@/lib/charts/requests-filters";
import type { RequestsLink } from "@/lib/charts/requests-link";
import type { Downgrades } from "@/lib/contracts/downgrades";

/** The address of exactly the requests behind a number of this answer. */
export function useRequestsHref(answer: Pick<Downgrades, "chains" | "range">) {
  const { href, filters } = useConsoleState();
  return useCallback(
    (link: Partial<RequestsLink> = {}) => {
      const range = link.range ?? answer.range;
      return href("/requests", { range, ...requestsFilters(answer, filters, { ...link, range }) });
    },
    [href, filters, answer],
  );
}
