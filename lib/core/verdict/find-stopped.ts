import { ACTIVITY_BUCKET_MS, type PlaceActivity } from "@/lib/core/store/event-store";
import { type EpochMs, MINUTE_MS } from "@/lib/core/time/range";

/** A place that used to write, and does not any more. */
export type Stopped = Pick<PlaceActivity, "gateway" | "region" | "runtime"> & {
  /** End of the last ten minutes in which it wrote. */
  readonly lastAt: EpochMs;
};

/** A Gateway without traffic still writes now and then. */
const LEAST_SILENCE_MS = 30 * MINUTE_MS;
/** Silence is told from a pause by the longest pause that it made before. */
const OF_LONGEST_PAUSE = 3;
/** Fewer ten minutes with lines say nothing of its habits. */
const LEAST_BUCKETS = 3;

/** Places that have been silent for far longer than they ever were in what is looked at. */
export function findStopped(places: readonly PlaceActivity[], end: EpochMs): Stopped[] {
  return places.flatMap(({ gateway, region, runtime, activity }) => {
    const wrote = activity.filter(({ lines }) => lines > 0).map(({ bucket }) => bucket);
    const last = wrote.at(-1);
    if (last === undefined || wrote.length < LEAST_BUCKETS) return [];
    const lastAt = last + ACTIVITY_BUCKET_MS;
    const pauses = wrote.slice(1).map((bucket, index) => bucket - (wrote[index] ?? bucket));
    const usual = Math.max(...pauses, ACTIVITY_BUCKET_MS);
    const silent = end - lastAt;
    if (silent < LEAST_SILENCE_MS || silent < OF_LONGEST_PAUSE * usual) return [];
    return { gateway, region, runtime, lastAt };
  });
}
