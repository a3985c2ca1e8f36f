import type { EpochMs } from "@/lib/core/time/range";

/** Of each table the version that was in force at a time, by the table's name; a table without one yet is left out. */
export function versionsInForce<
  Version extends { readonly table: string; readonly number: number; readonly at: EpochMs },
>(versions: readonly Version[], at: EpochMs): Version[] {
  const newest = new Map<string, Version>();
  for (const version of versions) {
    const held = newest.get(version.table);
    if (version.at <= at && (held === undefined || version.number > held.number)) {
      newest.set(version.table, version);
    }
  }
  return [...newest.values()].sort((a, b) => (a.table < b.table ? -1 : 1));
}
