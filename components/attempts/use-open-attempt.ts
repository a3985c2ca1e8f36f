"use client";

import { parseAsString, useQueryState } from "nuqs";

/** The attempt whose drawer is open, in the URL; Back closes it. */
export function useOpenAttempt() {
  return useQueryState("attempt", parseAsString.withOptions({ history: "push" }));
}
