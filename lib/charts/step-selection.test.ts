import fc from "fast-check";
import { expect, test } from "vitest";
import { HOUR_MS, MINUTE_MS } from "@/lib/core/time/range";
import { stepGrid } from "./step-grid";
import { movedStep, type SteppedAxis, selectedRange, stepAt, stepStart } from "./step-selection";

/** 00:05 to 01:05, in steps of ten minutes: the first and the last are cut. */
const AXIS = axis({ from: 5 * MINUTE_MS, to: HOUR_MS + 5 * MINUTE_MS }, 10 * MINUTE_MS);

function axis(range: { from: number; to: number }, stepMs: number, asOf = range.to): SteppedAxis {
  return { range, ...stepGrid(range, stepMs, asOf) };
}

/** By places, as they are hit. */
function selected(on: SteppedAxis, { anchor, head }: { anchor: number; head: number }) {
  return selectedRange(on, { anchor: stepStart(on, anchor), head: stepStart(on, head) });
}

test("a selection stays where it is in time while the axis moves on", () => {
  const selection = { anchor: 20 * MINUTE_MS, head: 30 * MINUTE_MS };
  const later = axis({ from: 15 * MINUTE_MS, to: 75 * MINUTE_MS }, 10 * MINUTE_MS);
  expect(selectedRange(later, selection)).toEqual(selectedRange(AXIS, selection));
});

test("a selection is of whole steps, whichever way it was drawn", () => {
  const whole = { from: 10 * MINUTE_MS, to: 30 * MINUTE_MS };
  expect(selected(AXIS, { anchor: 1, head: 2 })).toEqual(whole);
  expect(selected(AXIS, { anchor: 2, head: 1 })).toEqual(whole);
});

test("one step is a selection too", () => {
  expect(selected(AXIS, { anchor: 3, head: 3 })).toEqual({
    from: 30 * MINUTE_MS,
    to: 40 * MINUTE_MS,
  });
});

test("cut steps are selected as far as they are on the axis", () => {
  expect(selected(AXIS, { anchor: 0, head: AXIS.steps.length - 1 })).toEqual(AXIS.range);
});

test("what is selected between two places holds both of them and lies on the axis", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10 * HOUR_MS }),
      fc.integer({ min: MINUTE_MS, max: 48 * HOUR_MS }),
      fc.constantFrom(MINUTE_MS, 10 * MINUTE_MS, HOUR_MS),
      share,
      share,
      (from, span, stepMs, a, b) => {
        const any = axis({ from, to: from + span }, stepMs);
        const range = selected(any, { anchor: stepAt(any, a), head: stepAt(any, b) });
        const [first, last] = [Math.min(a, b), Math.max(a, b)].map((x) => from + x * span);
        // Shares of a span are not whole milliseconds.
        expect(range.from).toBeLessThanOrEqual((first ?? 0) + 1);
        expect(range.to).toBeGreaterThanOrEqual((last ?? 0) - 1);
        expect(range.from).toBeGreaterThanOrEqual(from);
        expect(range.to).toBeLessThanOrEqual(from + span);
        expect(range.from).toBeLessThan(range.to);
      },
    ),
  );
});

test("keys move from step to step and stay on the axis", () => {
  expect(movedStep(AXIS, 0, "ArrowLeft")).toBe(0);
  expect(movedStep(AXIS, 2, "ArrowLeft")).toBe(1);
  expect(movedStep(AXIS, 6, "ArrowRight")).toBe(6);
  expect(movedStep(AXIS, 3, "Home")).toBe(0);
  expect(movedStep(AXIS, 3, "x")).toBeNull();
});

test("the first key begins at the newest step that can be known", () => {
  const started = axis(AXIS.range, 10 * MINUTE_MS, 32 * MINUTE_MS);
  expect(movedStep(started, null, "ArrowLeft")).toBe(3);
  expect(movedStep(started, 0, "End")).toBe(3);
});
