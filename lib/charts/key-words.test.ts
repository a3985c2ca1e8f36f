import { expect, test } from "vitest";
import type { KeyBoundary } from "@/lib/contracts/keys";
import { boundarySentence, currentScope, endWords, scopeWords } from "./key-words";
import { keysAnswer } from "./keys-answer";

const BOUNDARY: KeyBoundary = {
  kind: "shared_budget",
  provider: "nova",
  keys: ["k1", "k2"],
  gateways: ["fra-1"],
  count: 3,
  of: 4,
  firstAt: 0,
  lastAt: 1,
  requestIds: [],
};
const named = (boundary: Partial<KeyBoundary>) =>
  boundarySentence({ ...BOUNDARY, ...boundary }, (id) => (id === "k1" ? "primary" : "spare"));

test("a shared budget names both keys and how often of how many times", () => {
  expect(named({})).toContain("primary and spare of nova on fra-1");
  expect(named({})).toContain("3 of 4 times");
});

test("a key that is out in one place names the places where it was used", () => {
  const sentence = named({
    kind: "cooling_elsewhere",
    keys: ["k1"],
    gateways: ["fra-1", "iad-1", "sin-1"],
    count: 1,
    of: 1,
  });
  expect(sentence).toContain("out on fra-1 and used meanwhile by iad-1 and sin-1");
  expect(sentence).toContain("1 of 1 window");
});

test("a stuck key is only likely so", () => {
  expect(named({ kind: "likely_stuck", keys: ["k1"] })).toContain(
    "primary of nova is likely stuck",
  );
});

test.each([
  [{ scope: "model", model: "large" }, "large only"],
  [{ scope: "key", model: null }, "whole key"],
  [{ scope: "unknown", model: null }, "one model or all: not said"],
] as const)("what a window holds for: %o", (window, words) => {
  expect(scopeWords(window)).toBe(words);
});

test("the scope of what is open now is that of its window", () => {
  const until = 9_000_000;
  const [key] = keysAnswer({
    keys: [
      {
        current: {
          ...{ state: "cooling", until, since: 0, model: null, reason: "auth", basis: "events" },
        },
        intervals: [{ scope: "model" }, { scope: "key", model: null, until }],
      },
      {},
    ],
  }).keys;
  expect(key && currentScope(key)).toBe("whole key");
});

test("a key that is ready is out for nothing", () => {
  const [key] = keysAnswer({ keys: [{ intervals: [{}] }] }).keys;
  expect(key && currentScope(key)).toBeNull();
});

test("an open window whose time has come while nobody read again is not called open", () => {
  const [key] = keysAnswer({
    keys: [{ intervals: [{ end: "open", to: 100, until: 100 }] }],
  }).keys;
  const [interval] = key?.intervals ?? [];
  expect(interval && endWords(interval, 99)).toBe("open");
  expect(interval && endWords(interval, 100)).toBe("its time is up");
});
