import fc from "fast-check";
import { expect, test } from "vitest";
import { keysAnswer } from "./keys-answer";
import { isAboutNow, keyPath, momentOf, nextEnd, prepareKeys, stuckWindow } from "./prepare-keys";

const cooling = (keyId: string, until: number) => ({
  keyId,
  needs: "time" as const,
  current: {
    state: "cooling" as const,
    until,
    since: 0,
    model: null,
    reason: "rate_limit",
    basis: "events" as const,
  },
});

test("a dead key stands apart from a busy one, and a usable one in neither list", () => {
  const answer = keysAnswer({
    keys: [{ keyId: "dead", needs: "person" }, cooling("busy", 9_000_000), { keyId: "fine" }],
  });
  const { person, time, usable } = prepareKeys(answer);
  expect(person.map(({ keyId }) => keyId)).toEqual(["dead"]);
  expect(time.map(({ keyId }) => keyId)).toEqual(["busy"]);
  expect(usable).toBe(1);
});

test("of busy keys the first to come back stands first", () => {
  const answer = keysAnswer({ keys: [cooling("late", 9_000_000), cooling("soon", 4_000_000)] });
  expect(prepareKeys(answer).time.map(({ keyId }) => keyId)).toEqual(["soon", "late"]);
});

test("a stuck key is told of whatever else it needs", () => {
  const stuck = { successes: 4, lastSuccessAt: 5, attemptId: "a" };
  const answer = keysAnswer({
    keys: [
      { needs: "person", stuck },
      { keyId: "k2", stuck },
    ],
  });
  expect(prepareKeys(answer).stuck).toHaveLength(2);
});

test("every key is in exactly one place", () => {
  const needs = fc.constantFrom("person", "time", null);
  fc.assert(
    fc.property(fc.array(needs), (all) => {
      const answer = keysAnswer({ keys: all.map((one) => ({ needs: one })) });
      const { person, time, usable } = prepareKeys(answer);
      expect(person.length + time.length + usable).toBe(all.length);
    }),
  );
});

test("no two keys have the same path, whatever is in their names", () => {
  const name = fc.record({
    gateway: fc.string(),
    provider: fc.constantFrom("", "a", "a/b", "a%2Fb", "anna.müller@example.fr"),
    keyId: fc.constantFrom("", "b", "/b", "b/c", "%2F"),
  });
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(keyPath(a) === keyPath(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
    }),
  );
});

test("a range that ended earlier is told of as of its end, and does not tick", () => {
  const past = keysAnswer({ range: { from: 0, to: 1_000 }, asOf: 5_000 });
  expect(momentOf(past)).toBe(1_000);
  expect(isAboutNow(past)).toBe(false);
  const now = keysAnswer({ range: { from: 0, to: 6_000 }, asOf: 5_000 });
  expect(momentOf(now)).toBe(5_000);
  expect(isAboutNow(now)).toBe(true);
});

test("the screen waits for the first window that will be over", () => {
  const open = (to: number) => ({ intervals: [{ to, until: to, end: "open" as const }] });
  const answer = keysAnswer({ keys: [open(9_000_000), open(4_000_000), { intervals: [{}] }] });
  expect(nextEnd(answer)).toBe(4_000_000);
  expect(nextEnd({ ...answer, range: { from: 0, to: 1 } })).toBeNull();
  expect(nextEnd(keysAnswer({ keys: [{ intervals: [{}] }] }))).toBeNull();
});

test("the window of a stuck key is the one that its Gateway still believes in, though a success ended it", () => {
  const [key] = keysAnswer({
    keys: [
      {
        stuck: { successes: 3, lastSuccessAt: 50, attemptId: "a" },
        intervals: [
          { from: 0, to: 5, until: 900, end: "observed", endedBy: "replaced" },
          { from: 5, to: 20, until: 800, end: "observed", endedBy: "success" },
          { kind: "disabled", from: 6, to: 9, until: 9 },
        ],
      },
    ],
  }).keys;
  expect(key && stuckWindow(key, 100)?.from).toBe(5);
  expect(key && stuckWindow(key, 800)).toBeNull();
  expect(key && stuckWindow({ ...key, stuck: null }, 100)).toBeNull();
});
