import { preparedRaw } from "@/db/events/store/prepared";
import type { Runtime } from "@/lib/core/attempt/attempt";
import { ACTIVITY_BUCKET_MS, type PlaceActivity } from "@/lib/core/store/event-store";
import { bucketStart, type TimeRange } from "@/lib/core/time/range";
import type { ReadContext } from "./read-context";

/** Places that have a source: others wrote nothing. One look by key for each, and not a walk through all buckets. */
const PLACES = "select distinct gateway, region, runtime from sources";

/** What each place wrote in the ten-minute buckets that a range touches, in order of time. */
export function readActivity(context: ReadContext, { from, to }: TimeRange): PlaceActivity[] {
  const { db, names } = context;
  const first = bucketStart(from, ACTIVITY_BUCKET_MS);
  return context.read(() =>
    preparedRaw(db, PLACES)
      .all()
      .map(([gateway, region, runtime]) => ({
        gateway: names.textOf(gateway as number) ?? "",
        region: names.textOf(region as number),
        runtime: names.textOf(runtime as number) as Runtime | null,
        activity: preparedRaw(
          db,
          `select bucket, lines, every_call_marks from activity
           where gateway = ? and region = ? and runtime = ? and bucket >= ? and bucket < ?
           order by bucket`,
        )
          .all(...([gateway, region, runtime] as number[]), first, to)
          .map(([bucket, lines, everyCallMarks]) => ({
            bucket: bucket as number,
            lines: lines as number,
            everyCallMarks: everyCallMarks as number,
          })),
      })),
  );
}
