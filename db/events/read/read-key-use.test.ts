import fc from "fast-check";
import { expect, test } from "vitest";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import type { Attempt } from "@/lib/core/attempt/attempt";
import type { KeyUse, KeyUseQuery } from "@/lib/core/key/key-use";
import { NO_FILTER, type StoredAttempt } from "@/lib/core/store/event-store";
import { DAY_MS, HOUR_MS } from "@/lib/core/time/range";
import { batch, MIDNIGHT, TUPLES } from "@/tests/stores/arbitrary-batch";
import { tempStores } from "@/tests/stores/temp-store";

const EVERYTHING = { from: MIDNIGHT - 2 * DAY_MS, to: MIDNIGHT + 2 * DAY_MS };

const time = fc.integer({ min: MIDNIGHT - 2 * HOUR_MS, max: MIDNIGHT + 2 * HOUR_MS });
const attempt = fc.record({
  at: time,
  requestId: fc.constantFrom("r1", null),
  provider: fc.constantFrom("p", "q", null),
  model: fc.constantFrom("large", "mini"),
  keyId: fc.constantFrom("k1", "k2", null),
  outcome: fc.constantFrom("ok" as const, "timeout" as const),
  latencyMs: fc.option(fc.nat(3 * HOUR_MS), { nil: null }),
});
const query: fc.Arbitrary<KeyUseQuery> = fc.record({
  gateways: fc.subarray(["gw-a", "gw-b"]),
  provider: fc.constantFrom("p", "nobody"),
  keyId: fc.constantFrom("k1", "k2"),
  model: fc.constantFrom("large", null),
  range: fc.tuple(time, time).map(([from, to]) => ({ from, to })),
  succeeded: fc.boolean(),
});

test("the calls with a key in a time are those of a walk through all attempts, across midnight too", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(attempt, { maxLength: 40 }),
      fc.array(query, { minLength: 1, maxLength: 8 }),
      async (attempts, queries) => {
        const reader = openEventReader(storeOf(attempts));
        const page = { range: EVERYTHING, filter: NO_FILTER, limit: 1_000, cursor: null };
        const all = (await reader.attempts(page)).attempts.toReversed();
        const found = await reader.keyUse(queries);
        const first = await reader.firstUse(queries);
        reader.close();
        expect(first).toEqual(found.map((use) => use?.first ?? null));
        expect(found).toEqual(queries.map((one) => walk(all, one)));
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

function walk(oldestFirst: readonly StoredAttempt[], query: KeyUseQuery): KeyUse {
  const { gateways, range } = query;
  const calls = oldestFirst.filter(
    (call) =>
      gateways.includes(call.gateway) &&
      call.provider === query.provider &&
      call.keyId === query.keyId &&
      (query.model === null || call.model === query.model) &&
      (!query.succeeded || call.outcome === "ok") &&
      call.latencyMs !== null &&
      call.at - call.latencyMs >= range.from &&
      call.at < range.to,
  );
  const [first, last] = [calls[0], calls.at(-1)].map((call) =>
    call ? { id: call.id, requestId: call.requestId, gateway: call.gateway, at: call.at } : null,
  );
  return first && last ? { count: calls.length, first, last } : null;
}

function storeOf(attempts: readonly Partial<Attempt>[]): string {
  const dir = tempStores();
  const writer = openEventWriter(dir);
  const sourced = attempts.map((part, index) => ({
    ...{ lineId: index + 1, offset: index, bytes: 1 },
    value: { ...CALL, ...part },
  }));
  for (const [index, gateway] of ["gw-a", "gw-b"].entries()) {
    const own = sourced.filter(({ lineId }) => lineId % 2 === index);
    writer.write(batch({ source: { ...TUPLES, gateway }, attempts: own }));
  }
  writer.close();
  return dir;
}

const CALL: Attempt = {
  at: MIDNIGHT,
  requestId: null,
  traceId: null,
  sessionId: null,
  provider: null,
  model: null,
  keyId: null,
  status: null,
  outcome: "ok",
  gatewayReason: null,
  latencyMs: null,
  ttfbMs: null,
  routeVersion: null,
  errorPreview: null,
  errorCode: null,
  origin: "tuple",
};
