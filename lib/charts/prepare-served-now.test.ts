import { expect, test } from "vitest";
import { servedNowLines } from "./prepare-served-now";

const SERVED = {
  requested: [],
  range: { from: 0, to: 900_000 },
  ...{
    requests: 100,
    primary: 80,
    downgraded: 15,
    silent: 0,
    exhausted: 5,
    aborted: 0,
    unknown: 0,
  },
};

test("worst comes first, and no exhausted or silent request is an answer worth a line", () => {
  expect(
    servedNowLines({ ...SERVED, exhausted: 0 }, true).map(({ as, count }) => [as, count]),
  ).toEqual([
    ["exhausted", 0],
    ["silent", 0],
    ["downgraded", 15],
    ["primary", 80],
  ]);
});

test("each line leads to the requests that it counts", () => {
  const lines = servedNowLines({ ...SERVED, aborted: 1, unknown: 1 }, true);
  expect(Object.fromEntries(lines.map(({ as, params }) => [as, params]))).toEqual({
    exhausted: { result: "exhausted" },
    unknown: { result: "unknown" },
    aborted: { result: "aborted" },
    downgraded: { trait: "downgraded" },
    silent: { trait: "silent" },
    primary: { trait: "primary" },
  });
});

test("where fast successes are not logged there is no share", () => {
  expect(servedNowLines(SERVED, false).every(({ share }) => share === null)).toBe(true);
  expect(servedNowLines(SERVED, true).find(({ as }) => as === "exhausted")?.share).toBe(0.05);
});
