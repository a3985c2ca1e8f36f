import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import { dayOf } from "@/db/events/store/day-tables";
import { DIMENSIONS } from "@/lib/core/attempt/attempt";
import type { Cube } from "@/lib/core/rollup/cubes";
import {
  answerableRange,
  type KeptSince,
  keptPieces,
  levelSince,
} from "@/lib/core/rollup/kept-since";
import { ROLLUP_LEVELS } from "@/lib/core/rollup/levels";
import { retentionAt } from "@/lib/core/rollup/retention";
import { NO_FILTER, type StoredAttempt } from "@/lib/core/store/event-store";
import { bucketStart, DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time/range";
import { batchesOf, type Line, lines, MIDNIGHT } from "@/tests/stores/arbitrary-batch";
import { dumpStore } from "@/tests/stores/dump-store";
import { tempStores } from "@/tests/stores/temp-store";
import { applyRetention } from "./apply-retention";
import { checkIntegrity } from "./check-integrity";
import { rebuildRollups } from "./rebuild-rollups";

/** As if three attempts were many, so that some buckets are kept and others counted from their rows. */
vi.mock("@/lib/core/rollup/kept-from", async (original) => ({
  ...(await original<typeof import("@/lib/core/rollup/kept-from")>()),
  keptFrom: (cube: Cube, level: number) => (level >= HOUR_MS ? 0 : cube.id === 2 ? 0 : 3 + cube.id),
}));

const EVER = { from: 0, to: 9e12 };

const daysBack = fc.integer({ min: -4, max: 4 });
/** Days around the midnight that the lines lie around; coarser levels are kept at least as long. */
const keptSince: fc.Arbitrary<KeptSince> = fc
  .tuple(daysBack, daysBack, daysBack, daysBack, daysBack)
  .map(([rows, minute, ten, hour, six]) => {
    const at = (days: number) => MIDNIGHT + days * DAY_MS;
    const hours = Math.min(rows, hour);
    return {
      rows: at(rows),
      levels: new Map([
        [MINUTE_MS, at(minute)],
        [10 * MINUTE_MS, at(Math.min(minute, ten))],
        [HOUR_MS, at(hours)],
        [6 * HOUR_MS, at(Math.min(hours, six))],
        [DAY_MS, Number.NEGATIVE_INFINITY],
      ]),
    };
  });
const instant = fc.oneof(
  fc.integer({ min: MIDNIGHT - 5 * MINUTE_MS, max: MIDNIGHT + 5 * MINUTE_MS }),
  fc.integer({ min: MIDNIGHT - 4 * DAY_MS, max: MIDNIGHT + 4 * DAY_MS }),
);
const range = fc
  .tuple(instant, instant)
  .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));

test("whatever was dropped, sums over what is answered are those of all attempts that there were", async () => {
  await fc.assert(
    fc.asyncProperty(
      lines,
      keptSince,
      fc.array(fc.tuple(range, fc.subarray([...DIMENSIONS]), fc.constantFrom(...ROLLUP_LEVELS)), {
        minLength: 6,
        maxLength: 6,
      }),
      async (all, wanted, queries) => {
        const dir = storeOf(all);
        const reader = openEventReader(dir);
        const attempts = await everyAttempt(reader);
        await applyRetention(dir, wanted);
        const kept = await reader.keptSince();
        for (const [asked, by, stepMs] of queries) {
          const answered = answerableRange(kept, asked);
          expect(answered.from).toBeLessThanOrEqual(asked.from);
          expect(answered.to).toBeGreaterThanOrEqual(asked.to);
          const inside = attempts.filter(({ at }) => at >= answered.from && at < answered.to);
          const tallies = await reader.tallies({ range: asked, by, filter: NO_FILTER });
          expect(tallies.reduce((sum, { tally }) => sum + tally.attempts, 0)).toBe(inside.length);
          const step = Math.max(stepMs, ...keptPieces(kept, asked).map(({ finest }) => finest));
          const series = await reader.series({ range: asked, by: [], filter: NO_FILTER, stepMs });
          expect(Object.fromEntries(series.map(({ t, tally }) => [t, tally.attempts]))).toEqual(
            countBy(inside, ({ at }) => bucketStart(at, step)),
          );
        }
        reader.close();
      },
    ),
    { numRuns: 60 },
  );
}, 120_000);

test("after dropping, late lines, a rebuild and the integrity check leave everything consistent", async () => {
  await fc.assert(
    fc.asyncProperty(lines, lines, keptSince, async (early, late, wanted) => {
      const dir = storeOf(early);
      await applyRetention(dir, wanted);
      const once = dumpStore(dir);
      expect(await applyRetention(dir, wanted)).toEqual({ days: 0, rollupDays: 0 });
      expect(dumpStore(dir)).toEqual(once);
      const writer = openEventWriter(dir);
      const moved = late.map((line) => renumbered(line));
      for (const batch of batchesOf(moved)) writer.write(batch);
      writer.close();
      expect(checkIntegrity(dir)).toEqual([]);
      const before = dumpStore(dir);
      rebuildRollups(dir);
      expect(dumpStore(dir)).toEqual(before);
    }),
    { numRuns: 30 },
  );
}, 120_000);

test("by default rows stay thirty days, minutes two, ten minutes nine, hours a hundred", async () => {
  const now = MIDNIGHT + 11 * HOUR_MS;
  const kept = retentionAt(now, 30);
  const daysAgo = (at: number) => (MIDNIGHT - at) / DAY_MS;
  expect(daysAgo(kept.rows)).toBe(30);
  expect(ROLLUP_LEVELS.map((level) => daysAgo(levelSince(kept, level)))).toEqual([
    2,
    9,
    100,
    400,
    Number.POSITIVE_INFINITY,
  ]);
  expect(daysAgo(levelSince(retentionAt(now, 365), HOUR_MS))).toBe(365);
});

test("stopped between any two steps, retention goes on where it was", async () => {
  const [sample = []] = fc.sample(
    lines.filter((all) => all.length > 30),
    { numRuns: 1, seed: 3 },
  );
  const wanted = retentionAt(MIDNIGHT + 3 * DAY_MS, 1);
  const undisturbed = storeOf(sample);
  await applyRetention(undisturbed, wanted);
  const dir = storeOf(sample);
  for (let steps = 0; ; steps++) {
    let left = steps % 3;
    const stopping = applyRetention(dir, wanted, async () => {
      if (left-- === 0) throw new Error("stopped");
    });
    const stopped = await stopping.then(
      () => false,
      () => true,
    );
    if (!stopped) break;
  }
  expect(dumpStore(dir)).toEqual(dumpStore(undisturbed));
  expect(sample.some((line) => dayOf(atOf(line)) < dayOf(MIDNIGHT))).toBe(true);
});

function storeOf(all: readonly Line[]): string {
  const dir = tempStores();
  const writer = openEventWriter(dir);
  for (const batch of batchesOf(all)) writer.write(batch);
  writer.close();
  return dir;
}

async function everyAttempt(reader: ReturnType<typeof openEventReader>): Promise<StoredAttempt[]> {
  const query = { range: EVER, filter: NO_FILTER, limit: 1_000, cursor: null };
  return (await reader.attempts(query)).attempts;
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => number): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
}

function atOf(line: Line): number {
  return "tuple" in line ? line.tuple.value.at : line.evidence.value.at;
}

/** The same line as another one: it comes late. */
function renumbered(line: Line): Line {
  if ("tuple" in line) return { tuple: { ...line.tuple, lineId: line.tuple.lineId + 1 } };
  return { evidence: { ...line.evidence, lineId: line.evidence.lineId + 1 } };
}
