import fc from "fast-check";
import { expect, test } from "vitest";
import type { KeyInterval, Keys } from "@/lib/contracts/keys";
import { keysAnswer } from "./keys-answer";
import { MOST_LANES, prepareKeyLanes } from "./prepare-key-lanes";

const HOUR = 3_600_000;

function soleBar(interval: Partial<KeyInterval>, parts: Partial<Omit<Keys, "keys">> = {}) {
  const { groups } = prepareKeyLanes(keysAnswer({ ...parts, keys: [{ intervals: [interval] }] }));
  const bar = groups[0]?.lanes[0]?.bars[0];
  if (bar === undefined) throw new Error("There is no bar.");
  return bar;
}

test("a bar lies where its window does", () => {
  const { left, width } = soleBar({ from: HOUR / 4, to: HOUR / 2, until: HOUR / 2 });
  expect(left).toBeCloseTo(0.25);
  expect(width).toBeCloseTo(0.25);
});

test("keys of one provider and Gateway stand together, in the order of the most urgent of them", () => {
  const intervals = [{}];
  const { groups } = prepareKeyLanes(
    keysAnswer({
      keys: [
        { keyId: "a", provider: "nova", intervals },
        { keyId: "b", provider: "anthropic", intervals },
        { keyId: "c", provider: "nova", intervals },
        { keyId: "d", provider: "nova", gateway: "iad-1", intervals },
      ],
    }),
  );
  expect(groups.map(({ lanes }) => lanes.map(({ key }) => key.keyId))).toEqual([
    ["a", "c"],
    ["b"],
    ["d"],
  ]);
});

test("a key that was never out has no lane and is counted", () => {
  const prepared = prepareKeyLanes(keysAnswer({ keys: [{}, { keyId: "k2", intervals: [{}] }] }));
  expect(prepared.groups).toHaveLength(1);
  expect(prepared.without).toBe(1);
});

test("more lanes than can be read are counted instead", () => {
  const keys = Array.from({ length: MOST_LANES + 3 }, (_, at) => ({
    keyId: `k${at}`,
    intervals: [{}],
  }));
  const prepared = prepareKeyLanes(keysAnswer({ keys }));
  expect(prepared.groups.flatMap(({ lanes }) => lanes)).toHaveLength(MOST_LANES);
  expect(prepared.notDrawn).toBe(3);
});

test("an open window goes past now, and its end is on the axis", () => {
  const end = HOUR + 600_000;
  const open = { from: HOUR - 60_000, to: end, until: end, end: "open" } as const;
  const { axis, now } = prepareKeyLanes(keysAnswer({ keys: [{ intervals: [open] }] }));
  expect(axis.to).toBeGreaterThan(end);
  expect(now).toBeLessThan(1);
  expect(soleBar(open).endCut).toBe(false);
});

test("a window that is open for a day does not push the past out of sight", () => {
  const end = HOUR * 24;
  const open = { from: HOUR - 60_000, to: end, until: end, end: "open" } as const;
  const { now } = prepareKeyLanes(keysAnswer({ keys: [{ intervals: [open] }] }));
  expect(now).toBeCloseTo(0.75);
  expect(soleBar(open).endCut).toBe(true);
});

test("a range that ended earlier has no now, and nothing after it", () => {
  const end = HOUR * 2;
  const parts = { asOf: HOUR * 9 };
  const keys = [{ intervals: [{ to: end, until: end, end: "open" as const }] }];
  const { now, axis } = prepareKeyLanes(keysAnswer({ ...parts, keys }));
  expect(now).toBeNull();
  expect(axis.to).toBe(HOUR);
});

test("what a success took from a window is shown apart", () => {
  const early = { from: 0, to: HOUR / 4, until: HOUR / 2, end: "observed" } as const;
  const { unused } = soleBar({ ...early, endedBy: "success" });
  expect(unused?.left).toBeCloseTo(0.25);
  expect(unused?.width).toBeCloseTo(0.25);
  expect(soleBar({ ...early, endedBy: "replaced" }).unused).toBeNull();
});

test("a start that nobody saw is open", () => {
  expect(soleBar({ startSeen: false }).startOpen).toBe(true);
  expect(soleBar({ from: -1 }).startOpen).toBe(true);
  expect(soleBar({ from: 0 }).startOpen).toBe(false);
});

test("no bar leaves the axis", () => {
  const window = fc.record({
    from: fc.integer({ min: -HOUR, max: HOUR }),
    length: fc.nat(HOUR * 30),
  });
  fc.assert(
    fc.property(window, ({ from, length }) => {
      const to = from + length;
      const end = to > HOUR ? ("open" as const) : ("inferred" as const);
      const { left, width } = soleBar({ from, to, until: to, end });
      expect(left).toBeGreaterThanOrEqual(0);
      expect(width).toBeGreaterThanOrEqual(0);
      expect(left + width).toBeLessThanOrEqual(1 + 1e-9);
    }),
  );
});
