import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "@/lib/sample/seeded-random";
import { overRepresented } from "./over-represented";

type Named = Parameters<typeof overRepresented>[0][number] & { readonly value: string };

const names = (found: readonly { value: string }[]) => found.map(({ value }) => value);

function compared(of: [number, number], counts: Record<string, [number, number]>): Named[] {
  const [selectedOf, restOf] = of;
  return Object.entries(counts).map(([value, [selected, rest]]) => ({
    ...{ value, selected, rest },
    ...{ selectedOf, restOf },
  }));
}

describe("what is different", () => {
  test("is ranked by how much of the selection it explains, not by how rare it is", () => {
    const found = overRepresented(
      compared([100, 1_000], {
        "key team-b": [83, 100],
        "never elsewhere": [12, 0],
        everywhere: [100, 1_000],
        "as usual": [20, 200],
      }),
    );
    expect(names(found)).toEqual(["key team-b", "never elsewhere"]);
  });

  test("is no pair of attempts, however certain", () => {
    expect(overRepresented(compared([2, 5_000_000], { pair: [2, 0] }))).toEqual([]);
  });

  test("is no excess of less than one in a hundred, however many attempts prove it", () => {
    const tiny = { tiny: [50_900, 5_000_000] } as Record<string, [number, number]>;
    expect(overRepresented(compared([500_000, 50_000_000], tiny))).toEqual([]);
  });

  test("is nothing in an empty selection, and nothing without a rest", () => {
    expect(overRepresented(compared([0, 10], { a: [0, 4] }))).toEqual([]);
    expect(overRepresented(compared([10, 0], { a: [4, 0] }))).toEqual([]);
    expect(overRepresented([])).toEqual([]);
  });

  test("never names a value that is not more frequent in the selection, and does not depend on order", () => {
    const count = fc.nat(500);
    const table = fc.array(fc.tuple(count, count), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(table, fc.integer(), (pairs, seed) => {
        const of: [number, number] = [sum(pairs, 0), sum(pairs, 1)];
        const all = compared(of, Object.fromEntries(pairs.map((pair, at) => [`v${at}`, pair])));
        const found = overRepresented(all);
        for (const { selected, selectedOf, rest, restOf } of found) {
          expect(selected / selectedOf).toBeGreaterThan(restOf === 0 ? 0 : rest / restOf);
        }
        const random = seededRandom(seed);
        const shuffled = all.toSorted(() => random.next() - 0.5);
        expect(new Set(names(overRepresented(shuffled)))).toEqual(new Set(names(found)));
      }),
    );
  });

  test("is hardly ever found where selection and rest are drawn alike, however many values are compared", () => {
    const random = seededRandom(20_261_122);
    let wrong = 0;
    for (let trial = 0; trial < 400; trial++) {
      const counts: Record<string, [number, number]> = {};
      const values = 40;
      for (let at = 0; at < 1_200; at++) {
        const value = `v${Math.floor(random.next() ** 2 * values)}`;
        const pair = counts[value] ?? [0, 0];
        counts[value] = pair;
        pair[at < 200 ? 0 : 1] += 1;
      }
      if (overRepresented(compared([200, 1_000], counts)).length > 0) wrong += 1;
    }
    // Without the correction for 40 comparisons about every third trial would find something.
    expect(wrong).toBeLessThanOrEqual(8);
  });
});

function sum(pairs: readonly (readonly [number, number])[], at: 0 | 1): number {
  return pairs.reduce((total, pair) => total + pair[at], 0);
}
