import { preparedRaw } from "@/db/events/store/prepared";
import type { Loss } from "@/lib/core/store/event-store";
import type { TimeRange } from "@/lib/core/time/range";
import type { ReadContext } from "./read-context";

/** What is known to be missing in a range, newest first. */
export function readLosses(
  { db, names }: ReadContext,
  { from, to }: TimeRange,
): (Loss & { gateway: string; source: string })[] {
  return preparedRaw(
    db,
    `select l.gateway, l.what, l.at, l.count, s.path from losses l join sources s on s.id = l.source
     where l.at >= cast(? as integer) and l.at < cast(? as integer) order by l.at desc, l.line desc`,
  )
    .all(from, to)
    .map(([gateway, what, at, count, source]) => ({
      gateway: names.textOf(gateway as number) ?? "",
      what: what as Loss["what"],
      at: at as number,
      count: count as number,
      source: source as string,
    }));
}
