"use client";

import { useQueryStates } from "nuqs";
import { providersParsers } from "./providers-params";

/** What the charts compare, and how the table is ordered. */
export function useProvidersParams() {
  return useQueryStates(providersParsers);
}
