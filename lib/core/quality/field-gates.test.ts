import fc from "fast-check";
import { expect, test } from "vitest";
import { breakdownGate, closedGate, FIELD_GATES, GATED_FIELDS, outcomeGate } from "./field-gates";

test("a gate opens exactly at its threshold, and where there is nothing to judge", () => {
  for (const field of GATED_FIELDS) {
    const enough = FIELD_GATES[field] * 1_000;
    expect(closedGate(field, enough, 1_000)).toBeNull();
    expect(closedGate(field, enough - 1, 1_000)).toEqual({ field, known: (enough - 1) / 1_000 });
    expect(closedGate(field, 0, 0)).toBeNull();
  }
});

test("time-outs and resets have no status, and their outcome is known all the same", () => {
  expect(outcomeGate(10, { timeout: 6, network: 4 })).toBeNull();
});

test("more than a tenth of unknown outcomes takes a ratio away", () => {
  expect(outcomeGate(100, { ok: 60, rate_limited: 30, unknown: 10 })).toBeNull();
  expect(outcomeGate(100, { ok: 60, rate_limited: 2, unknown: 38 })).toEqual({
    field: "outcome",
    known: 0.62,
  });
});

test("keys that only failures name cannot be compared, nor can the rest that they leave", () => {
  const gate = breakdownGate(
    ["provider", "key"],
    [
      { values: ["anthropic", "team-a"], attempts: 12 },
      { values: ["anthropic", null], attempts: 88 },
      { values: ["openai", "team-b"], attempts: 50 },
    ],
  );
  expect(gate(["anthropic", "team-a"])).toEqual({ field: "key", known: 0.12 });
  expect(gate(["anthropic", null])).toEqual({ field: "key", known: 0.12 });
  expect(gate(["openai", "team-b"])).toBeNull();
});

test("where no region is known at all, nothing was picked out", () => {
  const gate = breakdownGate(
    ["region", "provider"],
    [
      { values: [null, "anthropic"], attempts: 40 },
      { values: [null, "openai"], attempts: 60 },
    ],
  );
  expect(gate([null, "anthropic"])).toBeNull();
});

test("Gateways, runtime paths and hours are no fields of an attempt and have no gate", () => {
  const groups = [
    { values: [null], attempts: 99 },
    { values: ["x"], attempts: 1 },
  ];
  for (const by of ["gateway", "runtime", "hour"]) {
    expect(breakdownGate([by], groups)(["x"])).toBeNull();
  }
});

test("of two gates that are closed the lower one is named", () => {
  const gate = breakdownGate(
    ["model", "key"],
    [
      { values: ["m", "k"], attempts: 10 },
      { values: ["m", null], attempts: 90 },
      { values: [null, "k"], attempts: 10 },
    ],
  );
  expect(gate(["m", "k"])).toEqual({ field: "key", known: 0.1 });
});

test("groups that hold nothing, and the order of groups, change no gate", () => {
  const value = fc.constantFrom(null, "a", "b");
  const group = fc.record({ values: fc.tuple(value, value), attempts: fc.nat(50) });
  fc.assert(
    fc.property(fc.array(group, { minLength: 1, maxLength: 12 }), (groups) => {
      const by = ["provider", "key"];
      const plain = breakdownGate(by, groups);
      const empty = { values: ["a", "c"], attempts: 0 };
      const other = breakdownGate(by, [...groups.toReversed(), empty]);
      for (const { values } of groups) expect(other(values)).toEqual(plain(values));
    }),
  );
});
