import fc from "fast-check";
import { expect, test } from "vitest";
import { PushRate } from "./push-rate";

test("whatever the moments, no sender gets more than its burst and what was refilled", () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 200 });
  fc.assert(
    fc.property(gaps, (all) => {
      const rate = new PushRate(2, 5);
      let at = 0;
      let admitted = 0;
      for (const gap of all) {
        at += gap;
        if (rate.waitS(1, at) === 0) admitted++;
        expect(admitted).toBeLessThanOrEqual(5 + (at / 1_000) * 2);
      }
    }),
  );
});

test("who waits as long as it was told gets in", () => {
  const rate = new PushRate(0.5, 1);
  expect(rate.waitS(1, 0)).toBe(0);
  const waitS = rate.waitS(1, 100);
  expect(waitS).toBeGreaterThan(0);
  expect(rate.waitS(1, 100 + waitS * 1_000)).toBe(0);
});

test("one sender does not use up the other's", () => {
  const rate = new PushRate(1, 1);
  expect([rate.waitS(1, 0), rate.waitS(2, 0)]).toEqual([0, 0]);
});
