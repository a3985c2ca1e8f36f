"use client";

import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { middleTruncated } from "@/components/ui/copy-id";
import { OUTCOME_LOOKS } from "@/lib/charts/outcome-look";
import { contextQuery } from "@/lib/client/context-query";
import { isOutcome } from "@/lib/core/outcome/outcome";
import type { FilterName } from "./console-params";

/** How a value is called on screen: keys by their label, outcomes by their word, "" and `null` as unknown. */
export function useValueName() {
  const labels = useQuery(contextQuery()).data?.labels;
  return useCallback(
    (name: FilterName, value: string | null) => {
      if (value === null || value === "") return "unknown";
      if (name === "outcome" && isOutcome(value)) return OUTCOME_LOOKS[value].word;
      if (name === "key") return labels?.[value] ?? middleTruncated(value, 10, 4);
      return value;
    },
    [labels],
  );
}
