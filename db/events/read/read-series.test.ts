import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import { DIMENSIONS, type Dimension } from "@/lib/core/attempt/attempt";
import { OUTCOMES } from "@/lib/core/outcome/outcome";
import type { Cube } from "@/lib/core/rollup/cubes";
import { ROLLUP_LEVELS } from "@/lib/core/rollup/levels";
import { addAttempt, EMPTY_TALLY, type Tally } from "@/lib/core/rollup/tally";
import { type AttemptFilter, NO_FILTER, type StoredAttempt } from "@/lib/core/store/event-store";
import { bucketStart, DAY_MS, MINUTE_MS, type TimeRange } from "@/lib/core/time/range";
import {
  batchesOf,
  HOSTILE_NAMES,
  type Line,
  lines,
  MIDNIGHT,
} from "@/tests/stores/arbitrary-batch";
import { tempStores } from "@/tests/stores/temp-store";

/** As if three attempts were many, so that some buckets are kept and others counted from their rows. */
vi.mock("@/lib/core/rollup/kept-from", async (original) => ({
  ...(await original<typeof import("@/lib/core/rollup/kept-from")>()),
  keptFrom: (cube: Cube, level: number) => (level >= 3_600_000 ? 0 : 3 + cube.id),
}));

const ALL_TIME = { from: 0, to: 9e12 };

const instant = fc.oneof(
  fc.integer({ min: MIDNIGHT - 5 * MINUTE_MS, max: MIDNIGHT + 5 * MINUTE_MS }),
  fc.integer({ min: MIDNIGHT - 3 * DAY_MS, max: MIDNIGHT + 3 * DAY_MS }),
);
const range: fc.Arbitrary<TimeRange> = fc
  .tuple(instant, instant)
  .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
const names = fc.subarray([...HOSTILE_NAMES, "gw-a", "gw-b", "npm", "no such name", null], {
  minLength: 1,
});
const perDimension = fc.option(names, { nil: undefined, freq: 1 });
const conditions = fc
  .record(Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, perDimension])))
  .map((by) => Object.fromEntries(Object.entries(by).filter(([, values]) => values !== undefined)));
const filter: fc.Arbitrary<AttemptFilter> = fc.oneof(
  fc.constant(NO_FILTER),
  fc.record({
    include: fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, conditions),
    exclude: fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, conditions),
    outcomes: fc.oneof(fc.constant([]), fc.subarray([...OUTCOMES])),
    notOutcomes: fc.oneof(fc.constant([]), fc.subarray([...OUTCOMES])),
  }),
);
const by = fc.subarray<Dimension>([...DIMENSIONS]);

async function withStore(
  all: readonly Line[],
  use: (reader: ReturnType<typeof openEventReader>) => Promise<void>,
) {
  const dir = tempStores();
  const writer = openEventWriter(dir);
  for (const batch of batchesOf(all)) writer.write(batch);
  writer.close();
  const reader = openEventReader(dir);
  try {
    await use(reader);
  } finally {
    reader.close();
  }
}

test("sums over any range, grouping and filter equal a count of the attempts themselves", async () => {
  await fc.assert(
    fc.asyncProperty(
      lines,
      fc.array(fc.tuple(range, by, filter), { minLength: 5, maxLength: 10 }),
      async (all, queries) => {
        await withStore(all, async (reader) => {
          const { attempts } = await reader.attempts({
            range: ALL_TIME,
            filter: NO_FILTER,
            limit: 1_000,
            cursor: null,
          });
          for (const [wanted, dimensions, admitted] of queries) {
            const tallies = await reader.tallies({
              range: wanted,
              by: dimensions,
              filter: admitted,
            });
            const found = new Map(
              tallies.map(({ values, tally }) => [JSON.stringify(values), plain(tally)]),
            );
            expect(found).toEqual(count(attempts, wanted, dimensions, admitted, () => ""));
            const asked = { range: wanted, by: dimensions, filter: admitted, stepMs: null };
            expect(await reader.counts(asked)).toEqual(
              tallies.map(({ values, tally: { attempts, outcomes, rated } }) => ({
                ...{ t: wanted.from, values, tally: { attempts, outcomes, rated } },
              })),
            );
          }
        });
      },
    ),
    { numRuns: 40 },
  );
}, 120_000);

test("a series holds the same sums by step", async () => {
  await fc.assert(
    fc.asyncProperty(
      lines,
      range,
      by,
      filter,
      fc.constantFrom(...ROLLUP_LEVELS),
      async (all, wanted, dimensions, admitted, stepMs) => {
        await withStore(all, async (reader) => {
          const { attempts } = await reader.attempts({
            range: ALL_TIME,
            filter: NO_FILTER,
            limit: 1_000,
            cursor: null,
          });
          const points = await reader.series({
            range: wanted,
            by: dimensions,
            filter: admitted,
            stepMs,
          });
          const found = new Map(
            points.map(({ t, values, tally }) => [t + JSON.stringify(values), plain(tally)]),
          );
          const step = (attempt: StoredAttempt) => String(bucketStart(attempt.at, stepMs));
          expect(found).toEqual(count(attempts, wanted, dimensions, admitted, step));
          expect(points.map(({ t }) => t)).toEqual(points.map(({ t }) => t).sort((a, b) => a - b));
        });
      },
    ),
    { numRuns: 40 },
  );
}, 120_000);

test("pages of attempts together are exactly the attempts that a filter admits, newest first", async () => {
  await fc.assert(
    fc.asyncProperty(
      lines,
      range,
      filter,
      fc.integer({ min: 1, max: 7 }),
      async (all, wanted, admitted, limit) => {
        await withStore(all, async (reader) => {
          const { attempts } = await reader.attempts({
            range: ALL_TIME,
            filter: NO_FILTER,
            limit: 1_000,
            cursor: null,
          });
          const expected = attempts.filter((attempt) => admits(attempt, wanted, admitted));
          const found: StoredAttempt[] = [];
          let cursor: string | null = null;
          do {
            const page = await reader.attempts({ range: wanted, filter: admitted, limit, cursor });
            expect(page.attempts.length).toBeLessThanOrEqual(limit);
            found.push(...page.attempts);
            cursor = page.nextCursor;
          } while (cursor !== null);
          expect(found).toEqual(expected);
          for (const attempt of found)
            expect((await reader.attempt(attempt.id))?.attempt).toEqual(attempt);
        });
      },
    ),
    { numRuns: 60 },
  );
}, 120_000);

test("values, extent and sources say what the attempts say", async () => {
  await fc.assert(
    fc.asyncProperty(lines, async (all) => {
      await withStore(all, async (reader) => {
        const { attempts } = await reader.attempts({
          range: ALL_TIME,
          filter: NO_FILTER,
          limit: 1_000,
          cursor: null,
        });
        const times = attempts.map(({ at }) => at);
        expect(await reader.extent()).toEqual({
          firstAt: times.length === 0 ? null : Math.min(...times),
          lastAt: times.length === 0 ? null : Math.max(...times),
          attempts: attempts.length,
        });
        const values = await reader.values();
        for (const dimension of DIMENSIONS) {
          expect(new Set(values[dimension])).toEqual(
            new Set(attempts.map((attempt) => dimensionOf(attempt, dimension))),
          );
        }
        const sources = await reader.sources();
        expect(sources.reduce((sum, source) => sum + source.attempts, 0)).toBe(attempts.length);
        expect(sources.reduce((sum, source) => sum + source.records, 0)).toBe(all.length);
      });
    }),
    { numRuns: 20 },
  );
}, 60_000);

/** With lists in place of typed arrays, which never equal them. */
function plain(tally: Tally): Tally {
  const { bins, counts, overflow } = tally.latency;
  return { ...tally, latency: { bins: Array.from(bins), counts: Array.from(counts), overflow } };
}

function count(
  attempts: readonly StoredAttempt[],
  wanted: TimeRange,
  dimensions: readonly Dimension[],
  admitted: AttemptFilter,
  step: (attempt: StoredAttempt) => string,
): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const attempt of attempts.filter((candidate) => admits(candidate, wanted, admitted))) {
    const key =
      step(attempt) +
      JSON.stringify(dimensions.map((dimension) => dimensionOf(attempt, dimension)));
    tallies.set(key, addAttempt(tallies.get(key) ?? EMPTY_TALLY, attempt));
  }
  return tallies;
}

function admits(attempt: StoredAttempt, { from, to }: TimeRange, admitted: AttemptFilter): boolean {
  const { include, exclude, outcomes, notOutcomes } = admitted;
  return (
    attempt.at >= from &&
    attempt.at < to &&
    (outcomes.length === 0 || outcomes.includes(attempt.outcome)) &&
    !notOutcomes.includes(attempt.outcome) &&
    DIMENSIONS.every((dimension) => {
      const value = dimensionOf(attempt, dimension);
      return (include[dimension]?.includes(value) ?? true) && !exclude[dimension]?.includes(value);
    })
  );
}

function dimensionOf(attempt: StoredAttempt, dimension: Dimension): string | null {
  return dimension === "key" ? attempt.keyId : attempt[dimension];
}
