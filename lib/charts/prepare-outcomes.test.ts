import { expect, test } from "vitest";
import { heatmapAnswer } from "./heatmap-answer";
import { prepareOutcomes } from "./prepare-outcomes";

const ANSWER = heatmapAnswer({
  cells: [
    {
      row: "eu",
      column: "a",
      attempts: 90,
      outcomes: { timeout: 10, invalid_request: 20 },
      coverage: 1,
    },
    { row: "us", column: "a", attempts: 10, outcomes: { rate_limited: 5 }, coverage: 0.5 },
  ],
});

test("failures, the caller's own and what was served are kept apart, most frequent first", () => {
  const { failed, caller, served } = prepareOutcomes(ANSWER);
  expect(failed.map(({ outcome, count }) => [outcome, count])).toEqual([
    ["timeout", 10],
    ["rate_limited", 5],
  ]);
  expect(caller.map(({ outcome, count }) => [outcome, count])).toEqual([["invalid_request", 20]]);
  expect(served?.count).toBe(65);
});

test("an outcome that nothing proves is shown, and is neither failed nor the caller's own", () => {
  const { failed, caller, unknown } = prepareOutcomes(
    heatmapAnswer({ cells: [{ row: "eu", column: "a", attempts: 9, outcomes: { unknown: 2 } }] }),
  );
  expect([...failed, ...caller]).toEqual([]);
  expect(unknown?.count).toBe(2);
});

test("bars of all groups share one scale, and ok has none", () => {
  const { failed, caller, served } = prepareOutcomes(ANSWER);
  expect([...failed, ...caller].map(({ length }) => length)).toEqual([0.5, 0.25, 1]);
  expect(served?.length).toBe(0);
});

test("coverage is weighted by attempts", () => {
  expect(prepareOutcomes(ANSWER).coverage).toBeCloseTo(0.95);
});

test("without a denominator there are counts and no shares", () => {
  const answer = heatmapAnswer({
    cells: [{ row: "eu", column: "a", outcomes: { timeout: 4 }, denominator: "unknown" }],
  });
  const { failed, ratio, coverage } = prepareOutcomes(answer);
  expect(failed).toMatchObject([{ outcome: "timeout", count: 4, share: null }]);
  expect(ratio).toMatchObject({ value: null, part: 4 });
  expect(coverage).toBeNull();
});
