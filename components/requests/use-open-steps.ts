"use client";

import { useQueryStates } from "nuqs";
import { useCallback } from "react";
import { requestPageParsers } from "./request-page-params";

/** The steps whose lines are shown, in the URL; at first the root cause's. */
export function useOpenSteps(rootCause: number | null) {
  const [{ open }, setParams] = useQueryStates(requestPageParsers);
  const shown = open ?? (rootCause === null ? [] : [rootCause]);
  const setOpen = useCallback(
    (steps: readonly number[]) => void setParams({ open: [...steps] }),
    [setParams],
  );
  return {
    isOpen: (step: number) => shown.includes(step),
    toggle: (step: number) =>
      setOpen(shown.includes(step) ? shown.filter((other) => other !== step) : [...shown, step]),
    setOpen,
  };
}
