import { preparedRaw } from "@/db/events/store/prepared";
import type { Runtime } from "@/lib/core/attempt/attempt";
import { ACTIVITY_BUCKET_MS, type HeardAround } from "@/lib/core/store/event-store";
import { bucketStart, DAY_MS, type TimeRange } from "@/lib/core/time/range";
import type { ReadContext } from "./read-context";

/**
 * What each place (gateway, region, runtime path) wrote in the day before a range, and whether it wrote
 * anything after it. Places that wrote neither are left out. Reads the activity of a day by primary key.
 */
export function readHeardAround(context: ReadContext, range: TimeRange): HeardAround[] {
  const first = bucketStart(range.from, ACTIVITY_BUCKET_MS);
  const { db, names } = context;
  return context.read(() => {
    const places = preparedRaw(db, "select distinct gateway, region, runtime from sources").all();
    return places.map((place) => {
      const [gateway, region, runtime] = place as [number, number, number];
      const [lines, marks] = preparedRaw(
        db,
        `select sum(lines), sum(every_call_marks) from activity
         where gateway = ? and region = ? and runtime = ? and bucket >= ? and bucket < ?`,
      ).get(gateway, region, runtime, first - DAY_MS, first) as [number | null, number | null];
      const after = preparedRaw(
        db,
        `select 1 from activity where gateway = ? and region = ? and runtime = ? and bucket >= ?
         limit 1`,
      ).get(gateway, region, runtime, range.to);
      return {
        gateway: names.textOf(gateway) ?? "",
        region: names.textOf(region),
        runtime: names.textOf(runtime) as Runtime | null,
        before: (marks ?? 0) > 0 ? "every_call" : (lines ?? 0) > 0 ? "failures_only" : "none",
        after: after !== undefined,
      };
    });
  });
}
