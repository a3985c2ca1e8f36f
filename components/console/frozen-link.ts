import type { TimeRange } from "@/lib/core/time/range";
import { consoleSearch, rangeParams } from "./console-params";

/** The same address with exact times instead of a range that moves; everything else in it stays. */
export function frozenLink(address: string, range: TimeRange): string {
  const url = new URL(address);
  const exact = new URLSearchParams(consoleSearch(rangeParams({ kind: "between", ...range })));
  for (const name of ["r", "from", "to"]) url.searchParams.delete(name);
  for (const [name, value] of exact) url.searchParams.set(name, value);
  return url.toString();
}
