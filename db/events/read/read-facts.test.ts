import fc from "fast-check";
import { expect, test } from "vitest";
import { dropDay } from "@/db/events/maintain/drop-day";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import { dayOf, dayTables } from "@/db/events/store/day-tables";
import { preparedSql } from "@/db/events/store/prepared";
import { migrateStores } from "@/db/migrate";
import { openStore } from "@/db/open-store";
import type { Evidence } from "@/lib/core/attempt/evidence";
import { NOTED_KINDS, type Sourced } from "@/lib/core/store/event-store";
import { DAY_MS, type TimeRange } from "@/lib/core/time/range";
import { batch, evidence, LOG, MIDNIGHT } from "@/tests/stores/arbitrary-batch";
import { dumpStore } from "@/tests/stores/dump-store";
import { tempStores } from "@/tests/stores/temp-store";
import { ReadContext } from "./read-context";
import { readFacts } from "./read-facts";

const ALWAYS = { from: MIDNIGHT - 3 * DAY_MS, to: MIDNIGHT + 3 * DAY_MS };

const records = fc
  .array(evidence, { minLength: 1, maxLength: 40, size: "max" })
  .map((all) => all.map((value, n) => ({ value, lineId: n + 1, offset: n * 100, bytes: 99 })));

const someRange = fc
  .tuple(fc.integer({ min: -150_000, max: 150_000 }), fc.integer({ min: 0, max: 200_000 }))
  .map(([from, length]) => ({ from: MIDNIGHT + from, to: MIDNIGHT + from + length }));

function storeOf(pieces: readonly (readonly Sourced<Evidence>[])[]): string {
  const dir = tempStores();
  const writer = openEventWriter(dir);
  for (const some of pieces) writer.write(batch({ source: LOG, evidence: some }));
  writer.close();
  return dir;
}

async function factsIn(dir: string, range: TimeRange = ALWAYS, kinds = NOTED_KINDS) {
  const reader = openEventReader(dir);
  try {
    return await reader.facts({ range, kinds });
  } finally {
    reader.close();
  }
}

test("facts of a range are all its records of these kinds, oldest first, however they were written", async () => {
  await fc.assert(
    fc.asyncProperty(records, someRange, fc.nat(40), async (all, range, cut) => {
      const dir = storeOf([all.slice(cut).reverse(), all.slice(0, cut), all]);
      const facts = await factsIn(dir, range);
      const wanted = all.filter(
        ({ value }) =>
          NOTED_KINDS.some((kind) => kind === value.kind) &&
          value.at >= range.from &&
          value.at < range.to,
      );
      expect(facts.map(({ lineId }) => lineId).sort((a, b) => a - b)).toEqual(
        wanted.map(({ lineId }) => lineId),
      );
      const times = facts.map((fact) => fact.evidence.at);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      for (const { lineId, offset, bytes, evidence: said, ...place } of facts) {
        expect({ lineId, offset, bytes, value: said }).toEqual(all[lineId - 1]);
        const { gateway, region, runtime, path } = LOG;
        expect(place).toEqual({ gateway, region, runtime, source: path });
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);

test("only the kinds that are asked for are answered", async () => {
  const all = fc.sample(records, { numRuns: 1, seed: 4 })[0] ?? [];
  const dir = storeOf([all]);
  for (const kind of NOTED_KINDS) {
    const facts = await factsIn(dir, ALWAYS, [kind] as never);
    expect(facts.length, kind).toBe(all.filter(({ value }) => value.kind === kind).length);
  }
});

test("a store of an older version gets its notes from its evidence when it is migrated", () => {
  const all = fc.sample(records, { numRuns: 1, seed: 8 })[0] ?? [];
  const dir = storeOf([all]);
  const before = dumpStore(dir);
  const db = openStore(dir, "events", "write");
  const days = [...new Set(all.map(({ value }) => dayOf(value.at)))];
  for (const day of days) db.exec(`drop table ${dayTables(day).noted}`);
  db.close();
  migrateStores(dir);
  expect(dumpStore(dir)).toEqual(before);
  expect(Object.entries(before).some(([t, rows]) => t.startsWith("noted") && rows.length > 1)).toBe(
    true,
  );
});

test("a reader that has read a day before reads what was added to it since", async () => {
  await fc.assert(
    fc.asyncProperty(records, fc.nat(60), async (all, cut) => {
      const dir = storeOf([all.slice(0, cut)]);
      const reader = openEventReader(dir);
      const asked = { range: ALWAYS, kinds: NOTED_KINDS };
      await reader.facts(asked);
      const writer = openEventWriter(dir);
      writer.write(batch({ source: LOG, evidence: all.slice(cut) }));
      writer.close();
      const told = await reader.facts(asked);
      reader.close();
      expect(told).toEqual(await factsIn(dir));
    }),
    { numRuns: 20 },
  );
}, 120_000);

test("notes go with their day", async () => {
  const all = fc.sample(records, { numRuns: 1, seed: 4 })[0] ?? [];
  const dir = storeOf([all]);
  const kept = (await factsIn(dir)).filter((fact) => fact.evidence.at >= MIDNIGHT);
  expect(kept.length).toBeGreaterThan(0);
  const days = [...new Set(all.map(({ value }) => dayOf(value.at)))].sort((a, b) => a - b);
  const old = days.filter((day) => day < dayOf(MIDNIGHT));
  expect(old.length).toBeGreaterThan(0);
  for (const day of old) dropDay(dir, day);
  expect(await factsIn(dir)).toEqual(kept);
  const db = openStore(dir, "events", "read");
  const tables = db
    .prepare("select count(*) from sqlite_master where name like 'noted_%' and type = 'table'")
    .pluck();
  expect(tables.get()).toBe(days.length - old.length);
  db.close();
});

test("facts are found by their kind and then by their key: nothing is scanned", () => {
  const all = fc.sample(records, { numRuns: 1, seed: 4 })[0] ?? [];
  const context = new ReadContext(openStore(storeOf([all]), "events", "read"));
  readFacts(context, { range: ALWAYS, kinds: NOTED_KINDS });
  const sql = preparedSql(context.db).filter((text) => text.includes("noted_"));
  expect(sql.length).toBeGreaterThan(0);
  for (const text of sql) {
    const plan = context.db.prepare(`explain query plan ${text}`).all(0) as {
      detail: string;
    }[];
    expect(plan.map(({ detail }) => detail)).toEqual([
      expect.stringMatching(/^SEARCH \S+ USING PRIMARY KEY \(kind=\?\)$/),
      ...(text.includes(" join ")
        ? [expect.stringMatching(/SEARCH e USING PRIMARY KEY \(trace=\? AND at=\? AND line=\?\)/)]
        : []),
    ]);
  }
  context.db.close();
});
