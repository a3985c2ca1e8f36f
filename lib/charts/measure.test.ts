import { describe, expect, test } from "vitest";
import type { TallyWire } from "@/lib/contracts/wire";
import { EMPTY_TALLY, latencyOf, leastShare, mergeTallies, ratioOf } from "./measure";

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
