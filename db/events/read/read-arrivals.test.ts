import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { rebuildRollups } from "@/db/events/maintain/rebuild-rollups";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import type { Attempt } from "@/lib/core/attempt/attempt";
import {
  type Arrivals,
  type AttemptFilter,
  type EventReader,
  type EventWriter,
  NO_FILTER,
} from "@/lib/core/store/event-store";
import { DAY_MS } from "@/lib/core/time/range";
import {
  batch,
  batchesOf,
  type Line,
  lines,
  MIDNIGHT,
  TUPLES,
} from "@/tests/stores/arbitrary-batch";
import { PLAIN_ATTEMPT } from "@/tests/stores/plain-attempt";
import { tempStores } from "@/tests/stores/temp-store";

const ALL = 1_000_000;
const EVER = { from: MIDNIGHT - 30 * DAY_MS, to: MIDNIGHT + 30 * DAY_MS };

const opened: { close(): void }[] = [];
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
});

function open() {
  const dataDir = tempStores();
  const store = {
    dataDir,
    writer: openEventWriter(dataDir),
    reader: openEventReader(dataDir),
  };
  opened.push(store.writer, store.reader);
  return store;
}

let lastLine = 0;
function write(writer: EventWriter, ...attempts: Partial<Attempt>[]) {
  writer.write(
    batch({
      source: TUPLES,
      attempts: attempts.map((part) => ({
        lineId: ++lastLine,
        offset: 0,
        bytes: 1,
        value: { ...PLAIN_ATTEMPT, ...part },
      })),
    }),
  );
}

async function arrivals(reader: EventReader, since: number, limit = ALL, filter = NO_FILTER) {
  const found = await reader.arrivals({ since, filter, limit });
  if (found === null) throw new Error("The journal does not reach back so far.");
  return found;
}

const filter: fc.Arbitrary<AttemptFilter> = fc.constantFrom(
  NO_FILTER,
  { ...NO_FILTER, outcomes: ["unknown", "timeout"] },
  { ...NO_FILTER, notOutcomes: ["ok"] },
  { ...NO_FILTER, include: { provider: ["anthropic", null] } },
);

test("who applies every arrival sees at every moment what a reader sees, in whatever order lines come", async () => {
  await fc.assert(
    fc.asyncProperty(
      lines,
      filter,
      fc.array(fc.nat(7), { minLength: 1 }),
      async (some, only, cuts) => {
        const { writer, reader } = open();
        const seen = new Map<string, unknown>();
        let since = 0;
        write(writer, {});
        for (const part of pieces(some, cuts)) {
          for (const each of batchesOf(part)) writer.write(each);
          const news = await arrivals(reader, since, ALL, only);
          apply(seen, news);
          since = news.version;
          const stored = await reader.attempts({
            range: EVER,
            filter: only,
            limit: ALL,
            cursor: null,
          });
          expect(Object.fromEntries(seen)).toEqual(
            Object.fromEntries(stored.attempts.map((attempt) => [attempt.id, attempt])),
          );
        }
      },
    ),
    { numRuns: 40 },
  );
});

function apply(seen: Map<string, unknown>, { attempts, gone }: Arrivals) {
  for (const id of gone) seen.delete(id);
  for (const attempt of attempts) seen.set(attempt.id, attempt);
}

function pieces(all: readonly Line[], cuts: readonly number[]): Line[][] {
  const parts: Line[][] = [];
  for (let at = 0, turn = 0; at < all.length; turn++) {
    const size = 1 + (cuts[turn % cuts.length] ?? 0);
    parts.push(all.slice(at, at + size));
    at += size;
  }
  return parts;
}

test("an attempt that is a day late arrives as well, and what came last is first", async () => {
  const { writer, reader } = open();
  write(writer, { provider: "before" });
  const since = reader.version();
  write(writer, { provider: "now" });
  write(writer, { provider: "late", at: MIDNIGHT - DAY_MS });
  const { attempts, gone, leftOut } = await arrivals(reader, since);
  expect(attempts.map(({ provider }) => provider)).toEqual(["late", "now"]);
  expect([gone, leftOut]).toEqual([[], 0]);
});

test("more than the limit, and more than the journal takes of one write, are counted as left out", async () => {
  const { writer, reader } = open();
  write(writer, {});
  for (const count of [5_000, 30_000]) {
    const since = reader.version();
    const start = MIDNIGHT + count;
    write(writer, ...Array.from({ length: count }, (_, index) => ({ at: start + index })));
    const { attempts, leftOut } = await arrivals(reader, since, 3);
    expect(attempts.map(({ at }) => at - start)).toEqual([count - 1, count - 2, count - 3]);
    expect(leftOut).toBe(count - 3);
  }
});

test("one failure among as many lines as a batch takes is not missed by who watches for failures", async () => {
  const { writer, reader } = open();
  write(writer, {});
  const since = reader.version();
  const calls = Array.from({ length: 20_000 }, (_, index) => ({ at: MIDNIGHT + index }));
  write(writer, { at: MIDNIGHT, outcome: "timeout" }, ...calls);
  const only = { ...NO_FILTER, notOutcomes: ["ok" as const] };
  const { attempts, leftOut } = await arrivals(reader, since, 10, only);
  expect([attempts.map(({ outcome }) => outcome), leftOut]).toEqual([["timeout"], 0]);
});

test("a version before the journal, after the store's or before a rebuild asks for a new start", async () => {
  const { dataDir, writer, reader } = open();
  write(writer, {});
  const before = reader.version();
  expect(await reader.arrivals({ since: before + 1, filter: NO_FILTER, limit: 1 })).toBeNull();
  rebuildRollups(dataDir);
  expect(await reader.arrivals({ since: before, filter: NO_FILTER, limit: 1 })).toBeNull();
  expect(await arrivals(reader, reader.version())).toMatchObject({ attempts: [], leftOut: 0 });
});

test("the journal is cut at its old end", async () => {
  const { writer, reader } = open();
  for (let turn = 0; turn < 1_300; turn++) write(writer, { at: MIDNIGHT + turn });
  const now = reader.version();
  expect(await reader.arrivals({ since: 1, filter: NO_FILTER, limit: 1 })).toBeNull();
  expect((await arrivals(reader, now - 1_000)).attempts).toHaveLength(1_000);
});

test("the pulse counts what arrives, knows the newest time, and is still when nothing is new", async () => {
  const { writer, reader } = open();
  write(writer, {});
  const before = await reader.pulse();
  write(writer, { at: MIDNIGHT + 5 }, { at: MIDNIGHT - DAY_MS });
  const after = await reader.pulse();
  expect(after.arrived - before.arrived).toBe(2);
  expect(after.lastAt).toBe(MIDNIGHT + 5);
  expect(after.version).toBeGreaterThan(before.version);
  expect(await reader.pulse()).toEqual(after);
});
