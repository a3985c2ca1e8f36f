import type { Sqlite } from "@/db/open-store";
import { DAY_MS, type EpochMs } from "@/lib/core/time/range";
import type { Day } from "./day-tables";
import { prepared } from "./prepared";

/** The first day whose requests are all there: earlier ones were read by a version that kept none. */
const KEY = "requests_from_day";

/** Notes that requests of a day are missing until a rebuild. Only inside a write transaction. */
export function noteRequestGap(db: Sqlite, day: Day): void {
  prepared(
    db,
    `insert into meta (key, value) values (?, ?)
     on conflict (key) do update set value = max(value, excluded.value)`,
  ).run(KEY, day + 1);
}

/** After a rebuild of every day. */
export function forgetRequestGap(db: Sqlite): void {
  prepared(db, "delete from meta where key = ?").run(KEY);
}

/** From when on requests are kept; -Infinity: as long as rows are. */
export function requestsSince(db: Sqlite): EpochMs {
  const day = prepared(db, "select value from meta where key = ?").pluck().get(KEY);
  return typeof day === "number" ? day * DAY_MS : Number.NEGATIVE_INFINITY;
}
