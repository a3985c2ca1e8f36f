import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { logExcessChance, type Occurrence } from "./excess-chance";

/** The same by counting: exact whole numbers, for small ones. */
function countedChance({ selected, selectedOf, rest, restOf }: Occurrence): number {
  const all = BigInt(selectedOf + restOf);
  const withValue = BigInt(selected + rest);
  const size = BigInt(selectedOf);
  let ways = 0n;
  for (let k = BigInt(selected); k <= (withValue < size ? withValue : size); k++) {
    ways += choose(withValue, k) * choose(all - withValue, size - k);
  }
  return Number((ways * 10n ** 18n) / choose(all, size)) / 1e18;
}

function choose(n: bigint, k: bigint): bigint {
  if (k < 0n || k > n) return 0n;
  let ways = 1n;
  for (let i = 0n; i < k; i++) ways = (ways * (n - i)) / (i + 1n);
  return ways;
}

const occurrence = (most: number) =>
  fc.tuple(fc.nat(most), fc.nat(most), fc.nat(most), fc.nat(most)).map(
    ([selected, others, rest, restOthers]): Occurrence => ({
      selected,
      selectedOf: selected + others,
      rest,
      restOf: rest + restOthers,
    }),
  );

describe("the chance of an excess", () => {
  test("a lady who names all eight cups rightly does so by chance once in seventy", () => {
    const chance = logExcessChance({ selected: 4, selectedOf: 4, rest: 0, restOf: 4 });
    expect(Math.exp(chance)).toBeCloseTo(1 / 70, 12);
  });

  test("equals the chance by counting, for every excess up to 120 attempts", () => {
    fc.assert(
      fc.property(occurrence(30), (one) => {
        const chance = Math.exp(logExcessChance(one));
        if (chance < 1) expect(chance).toBeCloseTo(countedChance(one), 9);
      }),
      { numRuns: 400 },
    );
  });

  test("is certain where the value is no more frequent than in the rest", () => {
    fc.assert(
      fc.property(occurrence(100_000), (one) => {
        const { selected, selectedOf, rest, restOf } = one;
        fc.pre(selected * restOf <= rest * selectedOf);
        expect(logExcessChance(one)).toBe(0);
      }),
    );
  });

  test("never grows when one more of the selection has the value", () => {
    fc.assert(
      fc.property(occurrence(3_000_000), (one) => {
        fc.pre(one.selected < one.selectedOf);
        const more = { ...one, selected: one.selected + 1, rest: Math.max(0, one.rest - 1) };
        fc.pre(one.rest > 0);
        // Factorials of millions are good to about seven digits after the point.
        expect(logExcessChance(more)).toBeLessThanOrEqual(logExcessChance(one) + 1e-6);
      }),
    );
  });

  test("stays a number at ten million attempts, where the chance is smaller than any number", () => {
    const one = { selected: 400_000, selectedOf: 500_000, rest: 900_000, restOf: 9_500_000 };
    const chance = logExcessChance(one);
    expect(chance).toBeLessThan(-100_000);
    expect(Number.isFinite(chance)).toBe(true);
  });
});
