import { expect, test, vi } from "vitest";
import { checkIntegrity } from "@/db/events/maintain/check-integrity";
import { rebuildRollups } from "@/db/events/maintain/rebuild-rollups";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import type { Attempt } from "@/lib/core/attempt/attempt";
import { BEYOND_LIMIT } from "@/lib/core/rollup/value-limits";
import { type IngestBatch, NO_FILTER, type Sourced } from "@/lib/core/store/event-store";
import { DAY_MS } from "@/lib/core/time/range";
import { batch, MIDNIGHT, TUPLES } from "@/tests/stores/arbitrary-batch";
import { dumpStore } from "@/tests/stores/dump-store";
import { steadyBatch } from "@/tests/stores/steady-batch";
import { tempStores } from "@/tests/stores/temp-store";

/** As if five models were ten thousand. */
vi.mock("@/lib/core/rollup/value-limits", async (original) => ({
  ...(await original<typeof import("@/lib/core/rollup/value-limits")>()),
  VALUE_LIMITS: { region: 3, provider: 100, model: 5, key: 100 },
  MOST_COMBINATIONS: 40,
}));

const RANGE = { from: MIDNIGHT - DAY_MS, to: MIDNIGHT + 3 * DAY_MS };

function tuples(from: number, to: number, part: (n: number) => Partial<Attempt>): IngestBatch {
  const [template] = steadyBatch(0).attempts as [Sourced<Attempt>];
  const attempts = Array.from({ length: to - from }, (_, index) => {
    const n = from + index;
    const value = { ...template.value, at: MIDNIGHT + n, requestId: `r-${n}`, ...part(n) };
    return { lineId: 2 ** 41 + n, offset: n * 100, bytes: 99, value };
  });
  return batch({ source: TUPLES, attempts });
}

async function counts(dir: string, by: "model" | "provider" | "region") {
  const reader = openEventReader(dir);
  const tallies = await reader.tallies({ range: RANGE, by: [by], filter: NO_FILTER });
  reader.close();
  const entries = tallies.map(({ values, tally }) => [String(values[0]), tally.attempts] as const);
  return Object.fromEntries(entries) as Record<string, number>;
}

test("models beyond the limit are counted together, and the totals stay exact", async () => {
  const dir = tempStores();
  for (const from of [0, 30, 60]) {
    const writer = openEventWriter(dir);
    writer.write(tuples(from, from + 30, (n) => ({ provider: "p", model: `model-${n % 12}` })));
    writer.close();
  }
  const found = await counts(dir, "model");
  expect(Object.keys(found).toSorted()).toEqual(
    [BEYOND_LIMIT, ...[0, 1, 2, 3, 4].map((n) => `model-${n}`)].toSorted(),
  );
  expect(Object.values(found).reduce((sum, n) => sum + n, 0)).toBe(90);
  expect(found["model-0"]).toBe(8);
  expect(checkIntegrity(dir)).toEqual([]);
  const before = dumpStore(dir);
  rebuildRollups(dir);
  expect(dumpStore(dir)).toEqual(before);
});

test("a model that is known is kept apart, also after the limit and a batch that failed", async () => {
  const dir = tempStores();
  const writer = openEventWriter(dir);
  const broken = { ...tuples(0, 3, (n) => ({ model: `lost-${n}` })), rejected: [null as never] };
  expect(() => writer.write(broken)).toThrow();
  writer.write(tuples(0, 9, (n) => ({ provider: "p", model: `model-${n}` })));
  writer.write(tuples(9, 12, () => ({ provider: "p", model: "model-2" })));
  writer.close();
  const found = await counts(dir, "model");
  expect(found["model-2"]).toBe(4);
  expect(found[BEYOND_LIMIT]).toBe(4);
  expect(found).not.toHaveProperty("lost-0");
});

test("combinations beyond their limit are counted under their Gateway and region", async () => {
  const dir = tempStores();
  const writer = openEventWriter(dir);
  const part = (n: number) => ({ provider: `p-${n % 90}`, model: `m-${n % 4}`, region: "eu" });
  writer.write(tuples(0, 200, part));
  writer.close();
  const providers = await counts(dir, "provider");
  expect(Object.keys(providers)).toHaveLength(41);
  expect(Object.values(providers).reduce((sum, n) => sum + n, 0)).toBe(200);
  expect(await counts(dir, "region")).toEqual({ eu: 200 });
  expect(checkIntegrity(dir)).toEqual([]);
});

test("what the screens show for a filter on the shared name is what was counted under it", async () => {
  const dir = tempStores();
  const writer = openEventWriter(dir);
  writer.write(tuples(0, 20, (n) => ({ provider: "p", model: `model-${n}` })));
  writer.close();
  const reader = openEventReader(dir);
  const filter = { ...NO_FILTER, include: { model: [BEYOND_LIMIT] } };
  const { attempts } = await reader.attempts({ range: RANGE, filter, limit: 50, cursor: null });
  expect(attempts).toHaveLength(15);
  expect(new Set(attempts.map(({ model }) => model))).toEqual(new Set([BEYOND_LIMIT]));
  reader.close();
});
