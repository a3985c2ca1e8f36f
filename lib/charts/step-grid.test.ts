import fc from "fast-check";
import { expect, test } from "vitest";
import { stepGrid } from "./step-grid";

test("steps cut by the range or by now are marked, later ones are the future", () => {
  expect(stepGrid({ from: 30, to: 400 }, 100, 250).steps).toEqual([
    { t: 0, cut: true, future: false },
    { t: 100, cut: false, future: false },
    { t: 200, cut: true, future: false },
    { t: 300, cut: true, future: true },
  ]);
});

test("steps tile the range and are never too many", () => {
  const range = fc
    .tuple(fc.nat(10_000_000), fc.integer({ min: 1, max: 10_000_000 }))
    .map(([from, length]) => ({ from, to: from + length }));
  fc.assert(
    fc.property(
      range,
      fc.integer({ min: 1, max: 5_000 }),
      fc.integer({ min: 2, max: 50 }),
      (r, size, most) => {
        const { steps, stepMs } = stepGrid(r, size, r.to, most);
        expect(steps.length).toBeLessThanOrEqual(most);
        expect(steps[0]?.t).toBeLessThanOrEqual(r.from);
        expect((steps.at(-1)?.t ?? 0) + stepMs).toBeGreaterThanOrEqual(r.to);
        expect(steps.every((step, at) => step.t === (steps[0]?.t ?? 0) + at * stepMs)).toBe(true);
      },
    ),
  );
});
