import { ACTIVITY_BUCKET_MS, type Activity } from "@/lib/core/store/event-store";
import type { EpochMs } from "@/lib/core/time/range";

/**
 * From when on a place that proved to write every call has written lines, but no such proof. A quiet
 * hour looks the same: only attempts that came without their call's start tell the two apart. `null`: it
 * proves it to this day, or never did.
 */
export function lastEveryCall(activity: readonly Activity[]): EpochMs | null {
  const last = activity.findLastIndex(({ everyCallMarks }) => everyCallMarks > 0);
  const proof = activity[last];
  const later = activity.slice(last + 1).some(({ lines }) => lines > 0);
  return proof !== undefined && later ? proof.bucket + ACTIVITY_BUCKET_MS : null;
}
