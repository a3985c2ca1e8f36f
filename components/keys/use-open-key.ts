"use client";

import { parseAsString, useQueryState } from "nuqs";

/** The key whose drawer is open, as `keyPath` writes it, in the URL; Back closes it. */
export function useOpenKey() {
  return useQueryState("open", parseAsString.withOptions({ history: "push" }));
}
