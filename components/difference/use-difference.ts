"use client";

import { useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import type { AttemptsLink } from "@/lib/charts/attempts-link";
import type { TimeRange } from "@/lib/core/time/range";
import { differenceParsers, selectionOf, selectionParams } from "./difference-params";

/** The selection that is compared with the rest: it lives in the URL, and Back closes it. */
export function useDifference() {
  const [params, setParams] = useQueryStates(differenceParsers, { history: "push" });
  const selection = useMemo(() => selectionOf(params), [params]);
  /** Compares the rows behind a number with the rest of what the screen shows, which is of `shown`. */
  const compare = useCallback(
    ({ filters, range }: AttemptsLink, shown: TimeRange) => {
      const whole = range.from <= shown.from && range.to >= shown.to;
      void setParams(selectionParams({ filters, range: whole ? null : range }));
    },
    [setParams],
  );
  const close = useCallback(() => void setParams(selectionParams(null)), [setParams]);
  return { selection, compare, close };
}
