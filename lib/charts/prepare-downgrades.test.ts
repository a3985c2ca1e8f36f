import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY_MS, MINUTE_MS } from "@/lib/core/time/range";
import { downgradesAnswer } from "./downgrades-answer";
import {
  AS_ASKED,
  NOT_AS_ASKED,
  prepareServed,
  requestShare,
  servedParams,
} from "./prepare-downgrades";
import { SERVED_AS } from "./served-look";

const MIXED = downgradesAnswer({
  points: [
    { t: 0, primary: 90, downgraded: 6, exhausted: 1 },
    { t: 3 * MINUTE_MS, primary: 40, silent: 2 },
  ],
});

test("the two charts hold every way that a request can be served, each in one of them", () => {
  expect([...NOT_AS_ASKED, ...AS_ASKED].toSorted()).toEqual([...SERVED_AS].toSorted());
});

test("worst stands lowest, and what did not happen has no bar", () => {
  const { series, empty } = prepareServed(MIXED, NOT_AS_ASKED);
  expect(series.map(({ id }) => id)).toEqual(["exhausted", "silent", "downgraded"]);
  expect(empty).toBeNull();
});

test("a step without a downgrade is a measured zero, where a Gateway logs at all", () => {
  const { series } = prepareServed({ ...MIXED, evidence: "failures_only" }, NOT_AS_ASKED);
  expect(series[0]?.points[1]).toMatchObject({ value: 0, why: null });
});

test("where only failures are logged, no request served as asked is not zero", () => {
  const { series } = prepareServed({ ...MIXED, evidence: "failures_only" }, AS_ASKED);
  expect(series[0]?.points[1]).toMatchObject({ value: null, why: "failures_only" });
});

test("time that has not come is neither", () => {
  const { series } = prepareServed({ ...MIXED, asOf: 5 * MINUTE_MS }, NOT_AS_ASKED);
  expect(series[0]?.points.at(-1)).toMatchObject({ value: null, why: "not_yet" });
});

test.each([
  ["none_of_these", MIXED, ["aborted"]],
  ["no_attempts", downgradesAnswer({}), NOT_AS_ASKED],
  ["no_evidence", downgradesAnswer({ evidence: "none" }), NOT_AS_ASKED],
] as const)("%s is why there is nothing to draw", (why, answer, ways) => {
  expect(prepareServed(answer, ways).empty).toBe(why);
});

test("however fine the answer, no request is lost in the bars", () => {
  const count = fc.nat({ max: 50 });
  const point = fc.record({
    t: fc.nat({ max: 30 * 24 * 60 - 1 }).map((minute) => minute * MINUTE_MS),
    primary: count,
    downgraded: count,
    silent: count,
    exhausted: count,
    unknown: count,
    aborted: count,
  });
  fc.assert(
    fc.property(fc.uniqueArray(point, { selector: ({ t }) => t }), (points) => {
      const answer = downgradesAnswer({
        range: { from: 0, to: 30 * DAY_MS },
        asOf: 30 * DAY_MS,
        stepMs: MINUTE_MS,
        points: points.toSorted((a, b) => a.t - b.t),
      });
      const drawn = [NOT_AS_ASKED, AS_ASKED]
        .flatMap((ways) => prepareServed(answer, ways).series)
        .flatMap((series) => series.points)
        .reduce((sum, { value }) => sum + (value ?? 0), 0);
      expect(drawn).toBe(answer.totals.requests);
    }),
  );
});

test("a share is made only where every request is known", () => {
  expect(requestShare(5, { requests: 100 }, "every_call")).toBe(0.05);
  expect(requestShare(5, { requests: 100 }, "failures_only")).toBeNull();
  expect(requestShare(0, { requests: 0 }, "every_call")).toBeNull();
});

test("every way leads to its own requests", () => {
  const links = SERVED_AS.map((way) => JSON.stringify(servedParams(way)));
  expect(new Set(links).size).toBe(SERVED_AS.length);
});
