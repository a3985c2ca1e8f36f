import fc from "fast-check";
import { expect, test } from "vitest";
import { burnedTogether } from "./burned-together";
import type { Penalty } from "./penalty";
import { sharedBudget } from "./shared-budget";

/** A limit of a key, in seconds. */
function limit(keyId: string, seconds: number, part: Partial<Penalty> = {}): Penalty {
  return {
    ...{ gateway: "gw", region: null, runtime: null, provider: "p", keyId, at: seconds * 1_000 },
    ...{ reason: "rate_limit", model: "m", requestId: `r${seconds}`, traceId: null, record: null },
    ...{ lineId: seconds, line: { source: "/log", offset: 0, bytes: 1 } },
    ...part,
  };
}

test("keys that hit the limit in the same minute twice share a budget, as far as anyone can see", () => {
  const found = sharedBudget([limit("a", 0), limit("b", 10), limit("a", 600), limit("b", 659)]);
  expect(found).toEqual([
    {
      kind: "shared_budget",
      provider: "p",
      keys: ["a", "b"],
      gateways: ["gw"],
      count: 2,
      of: 2,
      firstAt: 0,
      lastAt: 659_000,
      requestIds: ["r659", "r10"],
    },
  ]);
});

test.each([
  ["once", [limit("a", 0), limit("b", 10)]],
  [
    "twice, but more than a minute apart",
    [0, 600].flatMap((s) => [limit("a", s), limit("b", s + 60)]),
  ],
  [
    "twice, and alone more often",
    [0, 600]
      .flatMap((s) => [limit("a", s), limit("b", s + 1)])
      .concat([100, 200, 300].map((s) => limit("a", s))),
  ],
  [
    "at different providers",
    [0, 600].flatMap((s) => [limit("a", s), limit("b", s, { provider: "q" })]),
  ],
  [
    "on different Gateways",
    [0, 600].flatMap((s) => [limit("a", s), limit("b", s, { gateway: "h" })]),
  ],
  [
    "because they were refused",
    [0, 600].flatMap((s) => ["a", "b"].map((k) => limit(k, s, { reason: "auth" }))),
  ],
])("keys that failed together %s are not said to share one", (_, penalties) => {
  expect(sharedBudget(penalties)).toEqual([]);
});

test("one key alone shares nothing, however often it is limited", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000)), (times) => {
      expect(sharedBudget(times.map((seconds) => limit("a", seconds)))).toEqual([]);
    }),
  );
});

test("it is seen at most as often as there were occasions, in whatever order the records came", () => {
  const penalty = fc
    .tuple(fc.constantFrom("a", "b", "c"), fc.nat(2_000))
    .map(([key, seconds]) => limit(key, seconds));
  fc.assert(
    fc.property(
      fc
        .array(penalty, { maxLength: 40 })
        .chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
      ([all, shuffled]) => {
        for (const { count, of, keys } of sharedBudget(all)) {
          expect(count).toBeLessThanOrEqual(of);
          expect(keys).toHaveLength(2);
        }
        const told = (penalties: readonly Penalty[]) =>
          new Set(sharedBudget(penalties).map(({ keys, count, of }) => `${keys} ${count} ${of}`));
        expect(told(shuffled)).toEqual(told(all));
      },
    ),
  );
});

test("a primary and its spare that failed in one request burned together; those of two requests did not", () => {
  const same = { requestId: "r" };
  expect(burnedTogether([limit("a", 0, same), limit("b", 1, same), limit("a", 60)])).toMatchObject([
    { kind: "burned_together", keys: ["a", "b"], count: 1, of: 2, requestIds: ["r"] },
  ]);
  expect(burnedTogether([limit("a", 0), limit("b", 1)])).toEqual([]);
});

test("failures of which no line says the request are not taken for one request", () => {
  const unknown = { requestId: null, traceId: null };
  expect(burnedTogether([limit("a", 0, unknown), limit("b", 1, unknown)])).toEqual([]);
});
