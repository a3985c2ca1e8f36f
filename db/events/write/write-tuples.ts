import { attemptRow } from "@/db/events/store/attempt-row";
import { dayOf } from "@/db/events/store/day-tables";
import type { SourceRow } from "@/db/events/store/source-row";
import type { Sqlite } from "@/db/open-store";
import type { Attempt } from "@/lib/core/attempt/attempt";
import { ACTIVITY_BUCKET_MS, type Sourced } from "@/lib/core/store/event-store";
import { bucketStart, type EpochMs } from "@/lib/core/time/range";
import type { AttemptTables } from "./attempt-tables";
import type { StoreCache } from "./store-cache";
import type { TupleRequests } from "./tuple-requests";
import type { WriteCounts } from "./write-counts";
import { addActivity } from "./write-source";

/**
 * Stores attempts that came as one line each. A tuple may name a region or runtime of its own, which
 * wins over the source's; and where the batch does not count its lines, a new tuple itself is the
 * proof that its Gateway was heard.
 */
export function writeTuples(
  db: Sqlite,
  tuples: readonly Sourced<Attempt>[],
  source: SourceRow,
  lineActivityCounted: boolean,
  cache: StoreCache,
  tables: AttemptTables,
  requests: TupleRequests,
  counts: WriteCounts,
): void {
  const { names } = cache;
  const gateway = names.textOf(source.gateway) ?? "";
  const heard = new Map<string, { region: number; runtime: number; bucket: EpochMs; n: number }>();
  for (const tuple of tuples) {
    const { value } = tuple;
    if (!cache.openDay(dayOf(value.at))) {
      counts.expired++;
      continue;
    }
    const { region, runtime } = cache.placeOf(source, value);
    const slice = cache.sliceOf(source, value);
    const row = attemptRow(tuple, slice, source.id, null, names);
    counts.seen(value.at);
    if (!tables.add(row, value)) {
      counts.duplicates++;
      continue;
    }
    counts.records++;
    requests.note(row, value, gateway);
    if (lineActivityCounted && region === source.region && runtime === source.runtime) continue;
    const bucket = bucketStart(value.at, ACTIVITY_BUCKET_MS);
    const key = `${region} ${runtime} ${bucket}`;
    const known = heard.get(key);
    if (known === undefined) heard.set(key, { region, runtime, bucket, n: 1 });
    else known.n++;
  }
  requests.settle();
  for (const { region, runtime, bucket, n } of heard.values()) {
    addActivity(db, source.gateway, region, runtime, { bucket, lines: n, everyCallMarks: n });
  }
}
