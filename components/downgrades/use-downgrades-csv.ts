"use client";

import { useConsoleState } from "@/components/console/use-console-state";
import { csvUrl } from "@/lib/client/csv-url";
import type { Downgrades } from "@/lib/contracts/downgrades";

/** A download of exactly the rows of a table of this answer. */
export function useDowngradesCsv({ range, asOf }: Downgrades, table: "flows" | "chains"): string {
  const { filters } = useConsoleState();
  return csvUrl("downgrades", { filters, range: { kind: "between", ...range } }, asOf, { table });
}
