import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import type { Attempt } from "@/lib/core/attempt/attempt";
import { contradicts } from "@/lib/core/outcome/classify";
import { OUTCOMES } from "@/lib/core/outcome/outcome";
import { NO_FILTER } from "@/lib/core/store/event-store";
import { DAY_MS, HOUR_MS } from "@/lib/core/time/range";
import { batch, MIDNIGHT, TUPLES } from "@/tests/stores/arbitrary-batch";
import { PLAIN_ATTEMPT } from "@/tests/stores/plain-attempt";
import { tempStores } from "@/tests/stores/temp-store";

const RANGE = { from: MIDNIGHT - 2 * DAY_MS, to: MIDNIGHT + 2 * DAY_MS };

const opened: { close(): void }[] = [];
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
});

function storeOf(attempts: readonly Partial<Attempt>[], gateway = "gw-b") {
  const dir = tempStores();
  const writer = openEventWriter(dir);
  const values = attempts.map((part, index) => ({
    lineId: index + 1,
    offset: index,
    bytes: 1,
    value: { ...RATE_LIMITED, ...part },
  }));
  writer.write(batch({ source: { ...TUPLES, gateway }, attempts: values }));
  writer.close();
  const reader = openEventReader(dir);
  opened.push(reader);
  return reader;
}

const RATE_LIMITED: Attempt = {
  ...PLAIN_ATTEMPT,
  ...{ status: 429, outcome: "rate_limited", gatewayReason: "rate_limit" },
};

test("a timeout that the evidence calls a reset is counted, with when it first and last was so", async () => {
  const reset = { outcome: "network", gatewayReason: "timeout" } as const;
  const reader = storeOf([
    { ...reset, at: MIDNIGHT - HOUR_MS },
    { ...reset, at: MIDNIGHT + HOUR_MS },
    { outcome: "timeout", gatewayReason: "timeout" },
    { outcome: "ok", gatewayReason: "timeout" },
    { gatewayReason: null },
  ]);
  expect(await reader.contradictions({ range: RANGE, filter: NO_FILTER, most: 100 })).toEqual({
    found: [
      {
        gateway: "gw-b",
        label: "timeout",
        outcome: "network",
        count: 2,
        firstAt: MIDNIGHT - HOUR_MS,
        lastAt: MIDNIGHT + HOUR_MS,
      },
    ],
    looked: 4,
    capped: false,
    since: RANGE.from,
  });
});

test("of more failures than are looked at, it says since when all were", async () => {
  const reader = storeOf(
    Array.from({ length: 10 }, (_, hour) => ({
      at: MIDNIGHT + hour * HOUR_MS,
      outcome: "overloaded" as const,
    })),
  );
  const { found, ...rest } = await reader.contradictions({
    range: RANGE,
    filter: NO_FILTER,
    most: 4,
  });
  expect(rest).toEqual({ looked: 4, capped: true, since: MIDNIGHT + 6 * HOUR_MS });
  expect(found[0]?.count).toBe(4);
});

test("it counts what a walk through all failures counts, under any filter and range", async () => {
  const value = fc.constantFrom("a", "b", null);
  const attempt = fc.record({
    at: fc.integer({ min: MIDNIGHT - DAY_MS, max: MIDNIGHT + DAY_MS }),
    provider: value,
    outcome: fc.constantFrom(...OUTCOMES),
    gatewayReason: fc.constantFrom("timeout", "rate_limit", "billing", "no such label", null),
  });
  const filter = fc.constantFrom(
    NO_FILTER,
    { ...NO_FILTER, include: { provider: ["a"] } },
    { ...NO_FILTER, exclude: { provider: [null] } },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(attempt, { maxLength: 30 }),
      filter,
      fc.nat(DAY_MS),
      async (all, only, cut) => {
        const reader = storeOf(all);
        const range = { from: MIDNIGHT - cut, to: MIDNIGHT + cut + 1 };
        const query = { range, filter: only, limit: 1_000, cursor: null };
        const { attempts } = await reader.attempts(query);
        const failures = attempts.filter(({ outcome }) => outcome !== "ok");
        const wrong = failures.filter((one) => contradicts(one.gatewayReason, one.outcome));
        const { found, looked } = await reader.contradictions({ range, filter: only, most: 1_000 });
        expect(looked).toBe(failures.length);
        expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(wrong.length);
        for (const { label, outcome, count } of found) {
          const same = wrong.filter(
            (one) => one.gatewayReason === label && one.outcome === outcome,
          );
          expect(same).toHaveLength(count);
        }
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);
