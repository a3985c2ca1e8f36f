import { describe, expect, test } from "vitest";
import type { TallyWire } from "@/lib/contracts/wire";
import { countMeasure, EMPTY_TALLY, latencyOf, leastShare, mergeTallies, ratioOf } from "./measure";

/** Rated as a whole, unless it is said otherwise. */
function tally(parts: Partial<TallyWire>): TallyWire {
  const whole = { ...EMPTY_TALLY, ...parts };
  const { attempts, outcomes, denominator } = whole;
  const rated = denominator === "unknown" ? EMPTY_TALLY.rated : { attempts, outcomes };
  return { ...whole, rated: parts.rated ?? rated };
}

test("nothing tried is not a rate of zero", () => {
  expect(ratioOf(EMPTY_TALLY, ["timeout"])).toMatchObject({ value: null, why: "no_attempts" });
  expect(ratioOf(tally({ attempts: 3, outcomes: { ok: 3 } }), ["timeout"])).toMatchObject({
    value: 0,
    part: 0,
    n: 3,
  });
});

test("a rate over failures alone is withheld, its count is kept", () => {
  const blind = tally({ attempts: 9, outcomes: { timeout: 9 }, denominator: "unknown" });
  expect(ratioOf(blind, ["timeout"])).toMatchObject({
    value: null,
    why: "failures_only",
    part: 9,
    n: 9,
  });
});

test("a rate leaves out what logs failures only, its count does not", () => {
  const every = tally({ attempts: 100, outcomes: { ok: 90, timeout: 10 } });
  const blind = tally({ attempts: 40, outcomes: { timeout: 40 }, denominator: "unknown" });
  const both = mergeTallies(every, blind);
  expect(both.denominator).toBe("partial");
  expect(ratioOf(both, ["timeout"])).toMatchObject({
    value: 0.1,
    part: 10,
    n: 100,
    all: 50,
    partial: true,
  });
});

describe("merging", () => {
  const timed = tally({ attempts: 30, latencyCount: 30, p50Ms: 10, p95Ms: 20 });

  test("keeps a percentile only where one side has all the latencies", () => {
    const silent = tally({ attempts: 5, outcomes: { timeout: 5 } });
    expect(latencyOf(mergeTallies(timed, silent), "p95").value).toBe(20);
    expect(latencyOf(mergeTallies(timed, timed), "p95")).toMatchObject({
      why: "cannot_merge",
      n: 60,
    });
  });
});

test("more of the same share is stronger evidence", () => {
  expect(leastShare(1, 1)).toBeLessThan(leastShare(15, 15));
  expect(leastShare(0, 50)).toBe(0);
  expect(leastShare(0, 0)).toBe(0);
});

describe("a field that is known too seldom", () => {
  const half = tallyOf({ ok: 30, rate_limited: 20, unknown: 50 });

  test("takes the ratio away and leaves the counts that it would be made of", () => {
    expect(ratioOf(half, ["rate_limited"])).toMatchObject({
      value: null,
      why: "field_unknown",
      gate: { field: "outcome", known: 0.5 },
      part: 20,
      n: 100,
    });
    expect(countMeasure(half, ["rate_limited"]).value).toBe(20);
  });

  test("is judged on the attempts that the ratio is made of, not on those beside it", () => {
    const tally = { ...half, rated: { attempts: 50, outcomes: { ok: 30, rate_limited: 20 } } };
    expect(ratioOf(tally, ["rate_limited"]).value).toBe(0.4);
  });

  test("takes a percentile away where few latencies were measured, however many those are", () => {
    const tally = { ...tallyOf({ ok: 1_000 }), p95Ms: 10, latencyCount: 799 };
    expect(latencyOf(tally, "p95")).toMatchObject({ gate: { field: "latencyMs", known: 0.799 } });
    expect(latencyOf({ ...tally, latencyCount: 800 }, "p95").value).toBe(10);
  });

  test("takes both away where the attempts were picked out by it", () => {
    const picked = { field: "key", known: 0.1 } as const;
    const tally = { ...tallyOf({ ok: 100 }), p95Ms: 10, latencyCount: 100, withheldBy: picked };
    expect(ratioOf(tally, ["timeout"])).toMatchObject({ value: null, gate: picked });
    expect(latencyOf(tally, "p95")).toMatchObject({ value: null, gate: picked });
    expect(mergeTallies(tallyOf({ ok: 1 }), tally).withheldBy).toEqual(picked);
  });
});

function tallyOf(outcomes: TallyWire["outcomes"]): TallyWire {
  const attempts = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  return { ...EMPTY_TALLY, attempts, outcomes, rated: { attempts, outcomes } };
}
