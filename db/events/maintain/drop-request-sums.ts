import type { Day } from "@/db/events/store/day-tables";
import { prepared } from "@/db/events/store/prepared";
import type { Sqlite } from "@/db/open-store";
import { DAY_MS } from "@/lib/core/time/range";

/** Drops a day's buckets of a level. Only inside the transaction that drops what stands beside them. */
export function dropRequestSums(db: Sqlite, level: number, day: Day): void {
  prepared(db, "delete from request_sums where level = ? and bucket >= ? and bucket < ?").run(
    level,
    (day * DAY_MS) / level,
    ((day + 1) * DAY_MS) / level,
  );
}
