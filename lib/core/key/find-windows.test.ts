import fc from "fast-check";
import { expect, test } from "vitest";
import type { StoredFact } from "@/lib/core/store/event-store";
import { findPenalties } from "./find-penalties";
import { findWindows } from "./find-windows";
import type { Penalty } from "./penalty";
import { settleWindow, telling } from "./settle-window";
import { timeInWindows } from "./time-in-windows";

const PLACE = { gateway: "gw", region: null, runtime: null, source: "/log", offset: 0, bytes: 1 };
const LINE = { source: "/log", offset: 0, bytes: 1 };

const time = fc.integer({ min: 0, max: 300_000 });
const key = fc.constantFrom("k1", "k2");
const runId = fc.constantFrom("r1", "r2", null);
const reason = fc.constantFrom("rate_limit", "billing", "auth", "timeout", null);

/** Key records and decisions as they may stand in a log, however unlikely together. */
const fact = fc.oneof(
  fc.record({
    kind: fc.constant("key_penalised" as const),
    ...{ at: time, keyId: key, runId, reason },
    window: fc.constantFrom("cooldown", "disabled", null, "a new kind"),
    until: fc.option(fc.integer({ min: 0, max: 600_000 }), { nil: null }),
    reused: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("failover_decided" as const),
    ...{ at: time, keyId: fc.option(key, { nil: null }), runId, reason },
    penalises: fc.constantFrom(true, false, null),
  }),
);
const facts: fc.Arbitrary<StoredFact[]> = fc.array(fact, { maxLength: 30 }).map((all) =>
  all.map((one, index) => {
    const rest = {
      traceId: "t",
      spanId: null,
      provider: "p",
      model: "m",
      decision: "fallback_model",
    };
    const failure = { status: null, timedOut: false, aborted: false, preview: null };
    return { ...PLACE, lineId: index, evidence: { ...rest, ...failure, ...one } } as StoredFact;
  }),
);

const hits = (all: readonly StoredFact[]) =>
  findWindows(findPenalties(all)).filter(({ startSeen }) => startSeen).length;

test("hits are the records that opened a window, in whatever order the records came", () => {
  fc.assert(
    fc.property(
      facts.chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
      ),
      ([all, shuffled]) => {
        const opened = all.filter(
          ({ evidence }) =>
            evidence.kind === "key_penalised" &&
            !evidence.reused &&
            ["cooldown", "disabled"].includes(evidence.window ?? ""),
        );
        expect(hits(all)).toBe(opened.length);
        expect(findWindows(findPenalties(shuffled))).toEqual(findWindows(findPenalties(all)));
      },
    ),
  );
});

test("more evidence never loses a hit, nor an incident", () => {
  fc.assert(
    fc.property(
      facts.chain((all) => fc.tuple(fc.constant(all), fc.subarray(all))),
      ([all, some]) => {
        expect(hits(all)).toBeGreaterThanOrEqual(hits(some));
        expect(findPenalties(all).length).toBeGreaterThanOrEqual(findPenalties(some).length);
      },
    ),
  );
});

test("every record is an incident, and every decision that penalises is one or belongs to one", () => {
  fc.assert(
    fc.property(facts, (all) => {
      const penalties = findPenalties(all);
      const records = all.filter(({ evidence }) => evidence.kind === "key_penalised");
      const sure = all.filter(
        ({ evidence }) =>
          evidence.kind === "failover_decided" && evidence.keyId !== null && evidence.penalises,
      );
      expect(penalties.filter(({ record }) => record !== null)).toHaveLength(records.length);
      expect(penalties.length).toBeGreaterThanOrEqual(Math.max(records.length, sure.length));
      const lines = penalties.map(({ lineId }) => lineId);
      expect(new Set(lines).size).toBe(lines.length);
    }),
  );
});

test("a key's windows of one kind never overlap after they are settled", () => {
  fc.assert(
    fc.property(facts, time, (all, asOf) => {
      const windows = findWindows(findPenalties(all)).map((one) => settleWindow(one, null, asOf));
      for (const own of Map.groupBy(windows, (w) => `${w.kind} ${w.keyId}`).values()) {
        for (const [index, { to }] of own.entries()) {
          const next = own[index + 1];
          if (next) expect(to).toBeLessThanOrEqual(next.from);
        }
      }
      for (const { from, to, until, end, endedBy } of windows) {
        expect(to).toBeGreaterThanOrEqual(from);
        expect(to).toBeLessThanOrEqual(until);
        expect(end === "observed").toBe(endedBy !== null);
        if (end === "open") expect(to).toBeGreaterThan(asOf);
      }
    }),
  );
});

test("a success in the time that tells never makes a window longer", () => {
  fc.assert(
    fc.property(facts, time, fc.nat(600_000), (all, asOf, success) => {
      for (const window of findWindows(findPenalties(all))) {
        const span = telling(window, asOf);
        if (span === null) continue;
        const at = span.from + (success % (span.to - span.from));
        const ended = settleWindow(window, at, asOf);
        expect(ended.to).toBeLessThanOrEqual(settleWindow(window, null, asOf).to);
        expect(ended.to).toBeGreaterThan(window.from);
        expect(ended).toMatchObject({ end: "observed", endedBy: "success" });
      }
    }),
  );
});

test("time in windows is at most the range, whole ranges add up, and order is of no matter", () => {
  const window = fc
    .tuple(time, time)
    .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
  fc.assert(
    fc.property(fc.array(window), time, time, time, (windows, a, b, c) => {
      const [from, cut, to] = [a, b, c].sort((x, y) => x - y) as [number, number, number];
      const whole = timeInWindows(windows, { from, to });
      expect(whole).toBeLessThanOrEqual(to - from);
      expect(whole).toBeGreaterThanOrEqual(0);
      const parts =
        timeInWindows(windows, { from, to: cut }) + timeInWindows(windows, { from: cut, to });
      expect(parts).toBe(whole);
      expect(timeInWindows(windows.toReversed(), { from, to })).toBe(whole);
      const sum = windows.reduce((total, one) => total + timeInWindows([one], { from, to }), 0);
      expect(whole).toBeLessThanOrEqual(sum);
    }),
  );
});

test("a record that finds a window open belongs to the one with the end that it names", () => {
  const windows = findWindows([
    opened(0, 30_000),
    // Cleared meanwhile without a line, and opened again.
    opened(10_000, 40_000),
    // Written late: it speaks of the first.
    { ...opened(10_005, 30_000), record: { kind: "cooldown", until: 30_000, reused: true } },
  ]);
  expect(windows.map(({ from, reused, replacedAt }) => ({ from, reused, replacedAt }))).toEqual([
    { from: 0, reused: 1, replacedAt: 10_000 },
    { from: 10_000, reused: 0, replacedAt: null },
  ]);
});

test("of a window that is found open and was never seen to open, neither start nor reason is known", () => {
  const record = { kind: "cooldown", until: 30_000, reused: true } as const;
  const [window] = findWindows([{ ...opened(5_000, 30_000), record }]);
  expect(window).toMatchObject({
    ...{ from: 5_000, until: 30_000, startSeen: false, reason: null, scope: "unknown" },
    ...{ reused: 1, requestId: null },
  });
});

test("a record without an end opens a window that takes no time", () => {
  const record = { kind: "cooldown", until: null, reused: false } as const;
  expect(findWindows([{ ...opened(5_000, 0), record }])).toMatchObject([
    { from: 5_000, until: 5_000, startSeen: true },
  ]);
});

function opened(at: number, until: number): Penalty {
  return {
    ...{ gateway: "gw", region: null, runtime: null, provider: "p", keyId: "k1", at },
    ...{ reason: "rate_limit", model: "m", requestId: `r${at}`, traceId: null },
    record: { kind: "cooldown", until, reused: false },
    ...{ lineId: at, line: LINE },
  };
}
