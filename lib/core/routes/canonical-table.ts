import { canonical } from "@/lib/core/audit/audit-entry";
import { plainTable } from "./plain-table";
import type { RouteTable } from "./route-table";

/**
 * What a table says, as one line of JSON: the same for every way to write it. The order of names does not count, that
 * inside a list does; a section without anything in it counts as not written.
 */
export function canonicalTable(table: RouteTable): string {
  return canonical(plainTable(table));
}
