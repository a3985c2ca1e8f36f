import fc from "fast-check";
import { expect, test } from "vitest";
import { batchesOf, lines } from "@/tests/stores/arbitrary-batch";
import { dumpStore } from "@/tests/stores/dump-store";
import { tempStores } from "@/tests/stores/temp-store";
import { checkIntegrity } from "./maintain/check-integrity";
import { openEventReader } from "./open-event-reader";
import { openEventWriter } from "./open-event-writer";

test("two writers in turn give the tables that one gives", () => {
  fc.assert(
    fc.property(lines, fc.infiniteStream(fc.boolean()), (all, turns) => {
      const together = tempStores();
      const writers = [openEventWriter(together), openEventWriter(together)] as const;
      const alone = tempStores();
      const single = openEventWriter(alone);
      for (let from = 0; from < all.length; from += 5) {
        const writer = writers[turns.next().value ? 0 : 1];
        for (const batch of batchesOf(all.slice(from, from + 5))) {
          writer.write(batch);
          single.write(batch);
        }
      }
      for (const writer of [...writers, single]) writer.close();
      expect(dumpStore(together)).toEqual(dumpStore(alone));
      expect(checkIntegrity(together)).toEqual([]);
    }),
    { numRuns: 25 },
  );
}, 60_000);

test("a writer that failed in the middle goes on with what is really stored", () => {
  fc.assert(
    fc.property(lines, (all) => {
      const dir = tempStores();
      const writer = openEventWriter(dir);
      const [tuples, evidence] = batchesOf(all);
      if (tuples === undefined || evidence === undefined) return;
      const broken = {
        ...tuples,
        rejected: [{ lineId: 1, offset: 0, bytes: 0, value: null as never }],
      };
      expect(() => writer.write(broken)).toThrow();
      for (const batch of [tuples, evidence]) writer.write(batch);
      writer.close();
      const alone = tempStores();
      const single = openEventWriter(alone);
      for (const batch of [tuples, evidence]) single.write(batch);
      single.close();
      expect(dumpStore(dir)).toEqual(dumpStore(alone));
    }),
    { numRuns: 15 },
  );
}, 60_000);

test("a reader sees a new version exactly when something was written", () => {
  const [sample] = fc.sample(lines, { numRuns: 1, seed: 7 });
  const dir = tempStores();
  const reader = openEventReader(dir);
  const writer = openEventWriter(dir);
  expect(reader.version()).toBe(0);
  for (const batch of batchesOf(sample ?? [])) writer.write(batch);
  const version = reader.version();
  expect(version).toBeGreaterThan(0);
  for (const batch of batchesOf(sample ?? [])) writer.write(batch);
  expect(reader.version()).toBe(version);
  writer.close();
  reader.close();
});
