import fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { Cube } from "@/lib/core/rollup/cubes";
import { HOUR_MS } from "@/lib/core/time/range";
import { batchesOf, type Line, lines } from "@/tests/stores/arbitrary-batch";
import { dumpStore } from "@/tests/stores/dump-store";
import { tempStores } from "@/tests/stores/temp-store";
import { checkIntegrity } from "./maintain/check-integrity";
import { rebuildRollups } from "./maintain/rebuild-rollups";
import { openEventWriter } from "./open-event-writer";

/** As if three attempts were many, so that buckets begin and cease to be kept in the middle of a test. */
vi.mock("@/lib/core/rollup/kept-from", async (original) => ({
  ...(await original<typeof import("@/lib/core/rollup/kept-from")>()),
  keptFrom: (cube: Cube, level: number) => (level >= HOUR_MS ? 0 : 3 + cube.id),
}));

function storeOf(batches: readonly (readonly Line[])[]): string {
  const dir = tempStores();
  const writer = openEventWriter(dir);
  for (const some of batches) for (const batch of batchesOf(some)) writer.write(batch);
  writer.close();
  return dir;
}

/** The same lines in another order, cut into pieces, some of them written twice. */
const anotherWay = lines.chain((all) =>
  fc
    .record({
      shuffled: fc.shuffledSubarray(all, { minLength: all.length }),
      cuts: fc.array(fc.nat(all.length), { maxLength: 6 }),
      again: fc.subarray(all),
    })
    .map(({ shuffled, cuts, again }) => {
      const bounds = [0, ...cuts.sort((a, b) => a - b), all.length];
      const pieces = bounds.slice(1).map((to, index) => shuffled.slice(bounds[index], to));
      return { all, pieces: [...pieces, again] };
    }),
);

test("the tables depend on the set of lines, not on their order, their batches or repetition", () => {
  fc.assert(
    fc.property(anotherWay, ({ all, pieces }) => {
      const whole = storeOf([all]);
      expect(dumpStore(storeOf(pieces))).toEqual(dumpStore(whole));
    }),
    { numRuns: 120 },
  );
}, 120_000);

test("rows, rollups and search keys equal a rebuild at every moment", () => {
  fc.assert(
    fc.property(anotherWay, ({ pieces }) => {
      const dir = tempStores();
      const writer = openEventWriter(dir);
      for (const some of pieces) {
        for (const batch of batchesOf(some)) writer.write(batch);
        expect(checkIntegrity(dir)).toEqual([]);
      }
      writer.close();
      const before = dumpStore(dir);
      rebuildRollups(dir);
      expect(dumpStore(dir)).toEqual(before);
    }),
    { numRuns: 40 },
  );
}, 120_000);

test("writing the same batch again changes nothing, not even the version", () => {
  fc.assert(
    fc.property(lines, (all) => {
      const dir = storeOf([all]);
      const before = dumpStore(dir);
      const writer = openEventWriter(dir);
      const results = batchesOf(all).map((batch) => writer.write(batch));
      writer.close();
      expect(dumpStore(dir)).toEqual(before);
      expect(results.map(({ records, attempts }) => ({ records, attempts }))).toEqual([
        { records: 0, attempts: 0 },
        { records: 0, attempts: 0 },
      ]);
      expect(results.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(all.length);
    }),
    { numRuns: 15 },
  );
}, 60_000);
