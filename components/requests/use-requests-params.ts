"use client";

import { useQueryStates } from "nuqs";
import { useMemo } from "react";
import type { RequestsNarrowing } from "@/lib/client/requests-query";
import { requestsParsers } from "./requests-params";

/** What the list of requests is narrowed to. */
export function useRequestsParams() {
  const [params, setParams] = useQueryStates(requestsParsers, { history: "push" });
  return useMemo(() => {
    const { q, ...lists } = params;
    const given = Object.fromEntries(
      Object.entries(lists).filter(([, values]) => values !== null && values.length > 0),
    );
    const narrowing: RequestsNarrowing = q === null || q === "" ? given : { ...given, q };
    return {
      params,
      setParams,
      narrowing,
      isNarrowed: Object.keys(narrowing).length > 0,
      clear: () =>
        void setParams({
          ...{ q: null, result: null, trait: null },
          ...{ requested: null, served: null, reason: null },
        }),
    };
  }, [params, setParams]);
}
