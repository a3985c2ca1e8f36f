import fc from "fast-check";
import { expect, test } from "vitest";
import { byImpact, impact } from "./impact";

const none = { exhausted: 0, hidden: 0, failures: 0 };

test("one request that nobody served outranks the retries of nine that were", () => {
  expect(impact({ ...none, exhausted: 1, failures: 1 })).toBeGreaterThan(
    impact({ ...none, failures: 90 }),
  );
});

test("a failure that a fallback hid outranks the same failure that a retry made good", () => {
  expect(impact({ ...none, hidden: 1, failures: 3 })).toBeGreaterThan(
    impact({ ...none, failures: 3 }),
  );
});

test("more harm of any kind never ranks lower", () => {
  const harm = fc.record({ exhausted: fc.nat(1e6), hidden: fc.nat(1e6), failures: fc.nat(1e6) });
  fc.assert(
    fc.property(harm, harm, (a, b) => {
      const both = {
        exhausted: a.exhausted + b.exhausted,
        hidden: a.hidden + b.hidden,
        failures: a.failures + b.failures,
      };
      expect(impact(both)).toBeGreaterThanOrEqual(Math.max(impact(a), impact(b)));
    }),
  );
});

test("what goes on comes before what was worse and is over", () => {
  const over = { ongoing: false, impact: 10_000 };
  const now = { ongoing: true, impact: 3 };
  expect([over, now].sort(byImpact)).toEqual([now, over]);
});
