import fc from "fast-check";
import { expect, test } from "vitest";
import { ATTEMPT_ORIGINS } from "@/lib/core/attempt/attempt";
import { OUTCOMES } from "@/lib/core/outcome/outcome";
import { LATENCY_LIMIT_MS } from "./histogram";
import {
  addAttempt,
  type CountedAttempt,
  EMPTY_TALLY,
  mergeTally,
  subtractTally,
  sumTallies,
  type Tally,
  tallyOf,
} from "./tally";

const name = fc.option(fc.constantFrom("a", "b"), { nil: null });
const attempt: fc.Arbitrary<CountedAttempt> = fc.record({
  requestId: name,
  sessionId: name,
  provider: name,
  model: name,
  keyId: name,
  region: name,
  status: fc.option(fc.constantFrom(200, 429), { nil: null }),
  outcome: fc.constantFrom(...OUTCOMES),
  latencyMs: fc.option(fc.integer({ min: 0, max: LATENCY_LIMIT_MS + 10 }), { nil: null }),
  origin: fc.constantFrom(...ATTEMPT_ORIGINS),
});
const tally: fc.Arbitrary<Tally> = fc
  .array(attempt, { maxLength: 20 })
  .map((attempts) => attempts.reduce(addAttempt, EMPTY_TALLY));

test("merging tallies is associative and commutative, and the empty tally changes nothing", () => {
  fc.assert(
    fc.property(tally, tally, tally, (a, b, c) => {
      expect(mergeTally(mergeTally(a, b), c)).toEqual(mergeTally(a, mergeTally(b, c)));
      expect(mergeTally(a, b)).toEqual(mergeTally(b, a));
      expect(mergeTally(a, EMPTY_TALLY)).toEqual(a);
    }),
  );
});

test("summing many tallies equals merging them one after the other", () => {
  fc.assert(
    fc.property(fc.array(tally, { maxLength: 8 }), (tallies) => {
      expect(sumTallies(tallies)).toEqual(tallies.reduce(mergeTally, EMPTY_TALLY));
    }),
  );
});

test("subtracting a tally undoes adding it", () => {
  fc.assert(
    fc.property(tally, tally, (a, b) => {
      expect(subtractTally(mergeTally(a, b), b)).toEqual(a);
    }),
  );
});

test("an attempt is rated only where its source writes every call", () => {
  const failed = { ...BLANK, outcome: "rate_limited" as const };
  expect(tallyOf({ ...failed, origin: "answer" }).rated).toEqual({});
  expect(tallyOf({ ...failed, origin: "call" }).rated).toEqual({ rate_limited: 1 });
});

test("a latency above 24 h is counted, but is no part of the sum", () => {
  const { latencyCount, latencySumMs, latency } = tallyOf({ ...BLANK, latencyMs: 2e9 });
  expect({ latencyCount, latencySumMs, overflow: latency.overflow }).toEqual({
    latencyCount: 1,
    latencySumMs: 0,
    overflow: 1,
  });
});

const BLANK: CountedAttempt = {
  requestId: null,
  sessionId: null,
  provider: null,
  model: null,
  keyId: null,
  region: null,
  status: null,
  outcome: "ok",
  latencyMs: null,
  origin: "tuple",
};
