import type { Sqlite } from "@/db/open-store";
import type { EpochMs } from "@/lib/core/time/range";
import { type Day, dayTables } from "./day-tables";
import { preparedRaw } from "./prepared";
import { type LookupKind, lookupRanges } from "./text-hash";

/** The times of a day at which attempts may be that carry this id. Now and then another id has its hash. */
export function lookupTimes(
  db: Sqlite,
  kind: LookupKind,
  id: string,
  day: Day,
  lookup: string = dayTables(day).lookup,
): EpochMs[] {
  const find = preparedRaw(db, `select key from ${lookup} where key >= ? and key < ?`);
  return lookupRanges(kind, id, day).flatMap(({ start, end, from }) =>
    find.all(start, end).map(([key]) => from + (key as number) - start),
  );
}
