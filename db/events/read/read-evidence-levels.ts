import { preparedRaw } from "@/db/events/store/prepared";
import type { Runtime } from "@/lib/core/attempt/attempt";
import { ACTIVITY_BUCKET_MS, type EvidenceLevel } from "@/lib/core/store/event-store";
import { bucketStart, type TimeRange } from "@/lib/core/time/range";
import type { ReadContext } from "./read-context";

export type PlaceLevel = {
  readonly gateway: string;
  readonly region: string | null;
  readonly runtime: Runtime | null;
  readonly level: EvidenceLevel;
};

/** Places with a source, and those that tuples named themselves. */
const PLACES = `select gateway, region, runtime from sources
  union select gateway, region, runtime from slices where cube = 0 and attempts > 0 order by 1, 2, 3`;

/**
 * What the sources of each place could tell in the ten-minute buckets that a range touches. One line
 * that only a Gateway which logs every call writes is proof for the whole range.
 */
export function readEvidenceLevels(context: ReadContext, range: TimeRange): PlaceLevel[] {
  const first = bucketStart(range.from, ACTIVITY_BUCKET_MS);
  const { db, names } = context;
  return context.read(() => {
    const places = preparedRaw(db, PLACES).all();
    return places.map(([gateway, region, runtime]) => {
      const heard = (condition: string) =>
        preparedRaw(
          db,
          `select 1 from activity where gateway = ? and region = ? and runtime = ?
           and bucket >= ? and bucket < ? ${condition} limit 1`,
        ).get(...([gateway, region, runtime] as number[]), first, range.to) !== undefined;
      return {
        gateway: names.textOf(gateway as number) ?? "",
        region: names.textOf(region as number),
        runtime: names.textOf(runtime as number) as Runtime | null,
        level: heard("and every_call_marks > 0")
          ? "every_call"
          : heard("")
            ? "failures_only"
            : "none",
      };
    });
  });
}
