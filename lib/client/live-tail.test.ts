import fc from "fast-check";
import { expect, test } from "vitest";
import type { AttemptRow } from "@/lib/contracts/attempts";
import type { LiveAttempts } from "@/lib/contracts/live";
import {
  clearTail,
  EMPTY_TAIL,
  hearNews,
  type LiveTail,
  MOST_TAIL_ROWS,
  showWaiting,
} from "./live-tail";

const NOW = Date.UTC(2026, 10, 22, 3);

function attempt(id: string, part: Partial<AttemptRow> = {}): AttemptRow {
  return {
    id,
    at: NOW,
    requestId: null,
    traceId: null,
    sessionId: null,
    gateway: "gw",
    region: null,
    runtime: null,
    provider: "anthropic",
    model: "opus",
    keyId: null,
    keyLabel: null,
    status: 200,
    outcome: "ok",
    gatewayReason: null,
    contradiction: false,
    latencyMs: null,
    ttfbMs: null,
    routeVersion: null,
    source: "/log",
    origin: "tuple",
    errorPreview: null,
    errorCode: null,
    ...part,
  };
}

function news(ids: readonly string[], part: Partial<LiveAttempts> = {}): LiveAttempts {
  return {
    asOf: NOW,
    fresh: false,
    attempts: ids.map((id) => attempt(id)),
    gone: [],
    leftOut: 0,
    ...part,
  };
}

const shown = (tail: LiveTail) => tail.rows.map(({ attempt: { id } }) => id);
const kept = (tail: LiveTail) => tail.waiting.map(({ attempt: { id } }) => id);
const START = hearNews(EMPTY_TAIL, news(["b", "a"], { fresh: true }), false);

test("what arrives last stands first", () => {
  expect(shown(hearNews(START, news(["d", "c"]), false))).toEqual(["d", "c", "b", "a"]);
});

test("while rows must not move the new ones wait, and then come in above", () => {
  const held = hearNews(hearNews(START, news(["c"]), true), news(["d"]), true);
  expect([shown(held), kept(held)]).toEqual([
    ["b", "a"],
    ["d", "c"],
  ]);
  expect(shown(showWaiting(held))).toEqual(["d", "c", "b", "a"]);
});

test("an attempt that is known changes in its place, also while rows must not move", () => {
  const tail = hearNews(
    START,
    news([], { attempts: [attempt("a", { outcome: "timeout" })] }),
    true,
  );
  expect(shown(tail)).toEqual(["b", "a"]);
  expect(tail.rows[1]?.attempt.outcome).toBe("timeout");
  expect(tail.arrived).toBe(0);
});

test("an attempt that is no more leaves, but not from under a pointer", () => {
  expect(shown(hearNews(START, news([], { gone: ["b"] }), false))).toEqual(["a"]);
  const held = hearNews(START, news(["c"], { gone: ["b"] }), true);
  expect(shown(held)).toEqual(["b", "a"]);
  expect(shown(showWaiting(held))).toEqual(["c", "a"]);
});

test("an attempt that went and came back under the same id stays", () => {
  const held = hearNews(START, news([], { gone: ["b"] }), true);
  expect(shown(showWaiting(hearNews(held, news(["b"]), true)))).toEqual(["b", "a"]);
});

test("only what comes long after its time is called late, and never what was there before", () => {
  const late = attempt("c", { at: NOW - 90_000 });
  const tail = hearNews(
    START,
    news([], { attempts: [late, attempt("d", { at: NOW - 900 })] }),
    false,
  );
  expect(tail.rows.map(({ lateMs }) => lateMs)).toEqual([90_000, null, null, null]);
  const before = hearNews(EMPTY_TAIL, news([], { fresh: true, attempts: [late] }), false);
  expect(before.rows[0]?.lateMs).toBeNull();
});

test("a new start replaces what is shown, or waits while rows must not move", () => {
  const fresh = news(["d", "b"], { fresh: true });
  expect(shown(hearNews(START, fresh, false))).toEqual(["d", "b"]);
  const held = hearNews(START, fresh, true);
  expect([shown(held), kept(held)]).toEqual([["b", "a"], ["d"]]);
});

test("clearing empties the view, and the next attempt is shown", () => {
  const cleared = clearTail(hearNews(START, news(["c"]), true));
  expect([cleared.started, shown(cleared), kept(cleared)]).toEqual([true, [], []]);
  expect(shown(hearNews(cleared, news(["d"]), false))).toEqual(["d"]);
});

test("whatever comes, rows are bounded, none is shown twice, and every arrival is shown, waiting or counted", () => {
  const step = fc.record({
    size: fc.nat(900),
    again: fc.nat(5),
    hold: fc.boolean(),
    leftOut: fc.nat(9),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let next = 0;
      let tail = hearNews(EMPTY_TAIL, news([], { fresh: true }), false);
      for (const { size, again, hold, leftOut } of steps) {
        const known = shown(tail).slice(0, again);
        const added = Array.from({ length: size }, () => `${next++}`);
        tail = hearNews(tail, news([...added, ...known], { leftOut }), hold);
        const ids = [...shown(tail), ...kept(tail)];
        expect(new Set(ids).size).toBe(ids.length);
        expect(tail.rows.length).toBeLessThanOrEqual(MOST_TAIL_ROWS);
        expect(tail.waiting.length).toBeLessThanOrEqual(MOST_TAIL_ROWS);
        expect(ids.length + tail.letGo + tail.leftOut).toBe(tail.arrived);
      }
    }),
  );
});
