import { expect, test } from "vitest";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import { ACTIVITY_BUCKET_MS } from "@/lib/core/store/event-store";
import { batch, LOG, MIDNIGHT, TUPLES } from "@/tests/stores/arbitrary-batch";
import { tempStores } from "@/tests/stores/temp-store";

const bucket = (index: number, lines: number, everyCallMarks = 0) => ({
  bucket: MIDNIGHT + index * ACTIVITY_BUCKET_MS,
  lines,
  everyCallMarks,
});

test("a place has its own buckets in order of time, those that a range touches, and none is there without a line", async () => {
  const dir = tempStores();
  const writer = openEventWriter(dir);
  const counted = { countedFrom: 0 } as const;
  const activity = [bucket(3, 1), bucket(0, 5, 2), bucket(-1, 9)];
  writer.write(batch({ source: LOG, activity, ...counted }));
  writer.write(batch({ source: TUPLES, activity: [bucket(1, 4, 4)], ...counted }));
  writer.close();
  const reader = openEventReader(dir);
  const range = { from: MIDNIGHT + 1, to: MIDNIGHT + 3 * ACTIVITY_BUCKET_MS + 1 };
  const places = await reader.activity(range);
  reader.close();
  expect(places.find(({ gateway }) => gateway === LOG.gateway)).toEqual({
    gateway: LOG.gateway,
    region: LOG.region,
    runtime: LOG.runtime,
    activity: [bucket(0, 5, 2), bucket(3, 1)],
  });
  expect(places.find(({ gateway }) => gateway === TUPLES.gateway)?.activity).toEqual([
    bucket(1, 4, 4),
  ]);
});
