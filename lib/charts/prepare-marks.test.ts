import fc from "fast-check";
import { expect, test } from "vitest";
import { MARK_KINDS } from "@/lib/core/intervention/mark";
import { markWire } from "./mark-wire";
import { countMarks, describeMark } from "./mark-words";
import { FLAG_WIDTH, markFlags } from "./prepare-marks";

const RANGE = { from: 0, to: 1_000 };

test("a flag stands where its change is in time", () => {
  const [flag] = markFlags([markWire({ at: 250 })], RANGE, 800);
  expect(flag).toMatchObject({
    left: 200,
    poles: [200],
    word: "configuration",
    intervention: true,
  });
});

test("changes too near to be hit apart share a flag that counts them by kind", () => {
  const marks = [
    markWire({ at: 100 }),
    markWire({ at: 110 }),
    markWire({ at: 120, kind: "restart" }),
    markWire({ at: 900, kind: "version" }),
  ];
  const flags = markFlags(marks, RANGE, 800);
  expect(flags.map(({ name }) => name)).toEqual([
    "3 changes: 2 configuration changes, 1 restart",
    "1 version change",
  ]);
  expect(flags[0]).toMatchObject({ kind: null, word: "3 changes", poles: [80, 88, 96] });
  const dense = markFlags([markWire({ at: 1 }), markWire({ at: 2 })], RANGE, 800);
  expect(dense[0]?.poles).toEqual([1]);
  expect(flags[1]?.intervention).toBe(false);
});

test("a change at the end of the range that is outside it is not drawn", () => {
  const flags = markFlags([markWire({ at: 1_000 }), markWire({ at: -1 })], RANGE, 800);
  expect(flags).toEqual([]);
});

test("a word is left out where the next flag stands in its place", () => {
  const flags = markFlags([markWire({ at: 0 }), markWire({ at: 40 })], RANGE, 800);
  expect(flags.map(({ word }) => word)).toEqual([null, "configuration"]);
});

test("whatever the marks, each is in one flag, flags are apart, inside the lane and in order", () => {
  const marks = fc.array(
    fc.record({ at: fc.integer({ min: 0, max: 999 }), kind: fc.constantFrom(...MARK_KINDS) }),
  );
  fc.assert(
    fc.property(marks, fc.integer({ min: FLAG_WIDTH, max: 2_000 }), (parts, width) => {
      const given = parts.map((part, at) => markWire({ ...part, id: String(at) }));
      const flags = markFlags(given, RANGE, width);
      const ids = flags.flatMap((flag) => flag.marks.map(({ id }) => id));
      expect(ids.toSorted()).toEqual(given.map(({ id }) => id).toSorted());
      flags.forEach(({ left }, at) => {
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left + FLAG_WIDTH).toBeLessThanOrEqual(width);
        const before = flags[at - 1];
        if (before) expect(left - before.left).toBeGreaterThanOrEqual(FLAG_WIDTH);
      });
    }),
  );
});

test("kinds are counted in words, one kind after the other", () => {
  expect(countMarks([{ kind: "restart" }, { kind: "config_write" }, { kind: "restart" }])).toBe(
    "1 configuration change, 2 restarts",
  );
});

test.each([
  [{ kind: "restart", clean: true }, "Stopped as it was told to"],
  [{ kind: "restart", clean: false }, "crashed or was killed"],
  [{ kind: "version", from: "2026.8.2", to: "2026.9.6" }, "Release 2026.8.2 → 2026.9.6."],
  [{ kind: "version", from: null, to: "2026.9.6" }, "Release unknown → 2026.9.6."],
  [{ kind: "session_override" }, "names neither the session nor the model"],
] as const)("%j is told as far as a line says", (parts, words) => {
  expect(describeMark(markWire({ at: 0, ...parts }))).toContain(words);
});
