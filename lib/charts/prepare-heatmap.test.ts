import { expect, test } from "vitest";
import { HOUR_MS } from "@/lib/core/time/range";
import { findingAnswer } from "./finding-answer";
import { heatmapAnswer } from "./heatmap-answer";
import { AVAILABILITY_FAILURES } from "./measure";
import { type HeatCell, type PreparedHeatmap, prepareHeatmap } from "./prepare-heatmap";

const FINDING = findingAnswer({
  outcome: "rate_limited",
  where: { provider: "anthropic", region: "eu" },
  count: 3,
  of: 9,
});

function cell(prepared: PreparedHeatmap, row: string, column: string): HeatCell {
  const found = prepared.rows
    .flatMap(({ cells }) => cells)
    .find((one) => one.row === row && one.column === column);
  if (!found) throw new Error(`no cell ${row} × ${column}`);
  return found;
}

test("a ratio is of all attempts, its count and n stand under it", () => {
  const prepared = prepareHeatmap(
    heatmapAnswer({
      cells: [{ row: "eu", column: "a", attempts: 940, outcomes: { rate_limited: 312 } }],
    }),
  );
  expect(cell(prepared, "eu", "a")).toMatchObject({
    state: "rated",
    text: "33\u202f%",
    caption: "312 / 940",
    failed: 312,
  });
});

test("what callers did themselves is in the denominator and never in the numerator", () => {
  const prepared = prepareHeatmap(
    heatmapAnswer({
      cells: [
        {
          row: "eu",
          column: "a",
          attempts: 100,
          outcomes: { invalid_request: 50, refused: 10, aborted: 5 },
        },
      ],
    }),
  );
  expect(cell(prepared, "eu", "a")).toMatchObject({
    text: "0\u202f%",
    caption: "0 / 100",
    step: null,
  });
});

test("without a denominator failures are counted and no percent appears anywhere", () => {
  const prepared = prepareHeatmap(
    heatmapAnswer({
      cells: [{ row: "eu", column: "a", outcomes: { timeout: 14 }, denominator: "unknown" }],
    }),
  );
  const counted = cell(prepared, "eu", "a");
  expect(counted).toMatchObject({
    state: "counted",
    text: "14 failed",
    caption: "rate unknown",
    step: null,
  });
  expect(`${counted.text}${counted.caption}${counted.says}${prepared.total.text}`).not.toContain(
    "%",
  );
});

test("where a field is known too seldom failures are counted, and it says which field", () => {
  const prepared = prepareHeatmap(
    heatmapAnswer({
      cells: [
        { row: "eu", column: "a", outcomes: { ok: 5, timeout: 3, unknown: 2 } },
        {
          row: "us",
          column: "a",
          outcomes: { timeout: 4 },
          withheldBy: { field: "region", known: 0.4 },
        },
      ],
    }),
  );
  expect(cell(prepared, "eu", "a")).toMatchObject({
    state: "counted",
    text: "3 failed",
    caption: "rate withheld",
    step: null,
    says: "eu, a: 3 failed, rate withheld: outcome known for 80\u202f% of these attempts",
  });
  expect(cell(prepared, "us", "a").says).toContain("region known for 40\u202f% of these attempts");
});

test("a ratio over a part of the attempts says so", () => {
  const prepared = prepareHeatmap(
    heatmapAnswer({
      cells: [
        {
          row: "eu",
          column: "a",
          attempts: 110,
          outcomes: { timeout: 15 },
          denominator: "partial",
          rated: { attempts: 100, outcomes: { timeout: 10 } },
        },
      ],
    }),
  );
  const partial = cell(prepared, "eu", "a");
  expect(partial).toMatchObject({
    state: "partial",
    text: "10\u202f%",
    caption: "10 / 100",
    more: "+5",
  });
  expect(partial.says).toContain("10 of 100 attempts; 5 more failed at Gateways that log failures");
});

test("a total over a part is explained also where no cell is one", () => {
  const { states } = prepareHeatmap(
    heatmapAnswer({
      cells: [
        { row: "eu", column: "a", attempts: 100 },
        { row: "us", column: "a", outcomes: { timeout: 3 }, denominator: "unknown" },
      ],
    }),
  );
  expect([...states].sort()).toEqual(["counted", "partial", "rated"]);
});

test("without failures the link leads to all attempts, and so do the numbers", () => {
  const prepared = prepareHeatmap(
    heatmapAnswer({
      cells: [
        {
          row: "eu",
          column: "a",
          attempts: 103,
          denominator: "partial",
          rated: { attempts: 100, outcomes: {} },
        },
      ],
    }),
  );
  const quiet = cell(prepared, "eu", "a");
  expect(quiet).toMatchObject({ caption: "0 / 100", more: "+3" });
  expect(quiet.says).toContain("3 more attempts at Gateways that log failures only");
});

test.each([
  ["every_call", "no_traffic"],
  ["failures_only", "none_logged"],
  ["none", "no_data"],
] as const)("an empty cell where sources tell %s means %s", (level, state) => {
  const answer = heatmapAnswer({
    cells: [
      { row: "eu", column: "a", attempts: 1 },
      { row: "us", column: "b", attempts: 1 },
    ],
    rowEvidence: [level, "every_call"],
  });
  expect(cell(prepareHeatmap(answer), "eu", "b").state).toBe(state);
});

test("where both axes belong to sources the weaker evidence decides", () => {
  const answer = heatmapAnswer({
    cells: [
      { row: "eu", column: "gw-1", attempts: 1 },
      { row: "us", column: "gw-2", attempts: 1 },
    ],
    rowEvidence: ["every_call", "every_call"],
    columnEvidence: ["every_call", "none"],
  });
  expect(cell(prepareHeatmap(answer), "eu", "gw-2").state).toBe("no_data");
});

test("where no axis belongs to a source the evidence of all sources decides", () => {
  const answer = heatmapAnswer({
    axes: { rows: "model", columns: "provider" },
    evidence: "failures_only",
    cells: [
      { row: "m", column: "a", attempts: 1 },
      { row: "n", column: "b", attempts: 1 },
    ],
  });
  expect(cell(prepareHeatmap(answer), "m", "b").state).toBe("none_logged");
});

test("unknown is a row like any other and filters by the empty value", () => {
  const prepared = prepareHeatmap(
    heatmapAnswer({ cells: [{ row: null, column: "a", attempts: 5 }] }),
  );
  expect(cell(prepared, "unknown", "a").link.filters).toEqual({ region: [""], provider: ["a"] });
});

test("a cell with failures leads to exactly them, one without to its attempts", () => {
  const prepared = prepareHeatmap(
    heatmapAnswer({
      cells: [
        { row: "eu", column: "a", attempts: 5, outcomes: { timeout: 1 } },
        { row: "eu", column: "b", attempts: 5 },
      ],
    }),
  );
  expect(cell(prepared, "eu", "a").link.filters.outcome).toEqual(AVAILABILITY_FAILURES);
  expect(cell(prepared, "eu", "b").link).toEqual({
    filters: { region: ["eu"], provider: ["b"] },
    range: { from: 0, to: 600_000 },
  });
});

test("an hour is a range and not a filter, and never reaches over the range that was read", () => {
  const prepared = prepareHeatmap(
    heatmapAnswer({
      axes: { rows: "provider", columns: "hour" },
      range: { from: 1_000, to: 5 * HOUR_MS },
      cells: [{ row: "a", column: "0", attempts: 5 }],
    }),
  );
  expect(cell(prepared, "a", "0").link).toEqual({
    filters: { provider: ["a"] },
    range: { from: 1_000, to: HOUR_MS },
  });
});

test("the cell of the worst finding is the one that is outlined", () => {
  const prepared = prepareHeatmap(
    heatmapAnswer({
      cells: [
        { row: "eu", column: "anthropic", attempts: 900, outcomes: { rate_limited: 3 } },
        { row: "eu", column: "openai", attempts: 900, outcomes: { timeout: 800 } },
      ],
    }),
    { worst: FINDING },
  );
  expect(cell(prepared, "eu", "anthropic").worst).toBe(true);
  expect(cell(prepared, "eu", "openai").worst).toBe(false);
});

test("without a finding the worst cell has many failures and a high ratio, and is not a handful of attempts", () => {
  const prepared = prepareHeatmap(
    heatmapAnswer({
      cells: [
        { row: "eu", column: "a", attempts: 2, outcomes: { timeout: 2 } },
        { row: "eu", column: "b", attempts: 100, outcomes: { timeout: 40 } },
        { row: "eu", column: "c", attempts: 10_000, outcomes: { timeout: 100 } },
      ],
    }),
  );
  expect(prepared.rows[0]?.cells.map(({ worst }) => worst)).toEqual([false, true, false]);
});

test("no failure anywhere outlines nothing", () => {
  const prepared = prepareHeatmap(
    heatmapAnswer({ cells: [{ row: "eu", column: "a", attempts: 500 }] }),
  );
  expect(cell(prepared, "eu", "a").worst).toBe(false);
});

test("volume is measured against the busiest cell", () => {
  const prepared = prepareHeatmap(
    heatmapAnswer({
      cells: [
        { row: "eu", column: "a", attempts: 200 },
        { row: "eu", column: "b", attempts: 50 },
      ],
    }),
  );
  expect(prepared.rows[0]?.cells.map(({ volume }) => volume)).toEqual([1, 0.25]);
});

test("lines that do not fit are the ones with fewest attempts, and are counted", () => {
  const prepared = prepareHeatmap(
    heatmapAnswer({
      cells: [
        { row: "eu", column: "a", attempts: 10 },
        { row: "eu", column: "b", attempts: 1 },
        { row: "eu", column: "c", attempts: 20 },
      ],
    }),
    { mostColumns: 2 },
  );
  expect(prepared.columns.map(({ label }) => label)).toEqual(["a", "c"]);
  expect(prepared.left).toEqual({ rows: 0, columns: 1 });
});
