import { expect, test } from "vitest";
import { COVERED_FIELDS } from "@/lib/core/rollup/tally";
import { prepareCoverage } from "./prepare-coverage";
import { qualityAnswer, qualityGateway } from "./quality-answer";

const MIN = 60_000;

function covered(key: number, others: number) {
  return Object.fromEntries(COVERED_FIELDS.map((field) => [field, field === "key" ? key : others]));
}

const gateway = qualityGateway({
  coverage: { ...qualityGateway({}).coverage, key: 0.3 },
  coverageSteps: [
    { t: 0, attempts: 10, covered: covered(2, 10) },
    { t: 10 * MIN, attempts: 20, covered: covered(4, 20) },
    { t: 40 * MIN, attempts: 10, covered: covered(6, 10) },
  ] as ReturnType<typeof qualityGateway>["coverageSteps"],
});

function stripOf(field: string) {
  const { blocks } = prepareCoverage(qualityAnswer({ gateways: [gateway] }));
  return blocks[0]?.strips.find((strip) => strip.field === field);
}

test("steps of the same share are one run, and steps without attempts are none of zero", () => {
  expect(stripOf("key")?.runs).toEqual([
    { from: 0, steps: 2, t: 0, share: 0.2 },
    { from: 2, steps: 2, t: 20 * MIN, share: null },
    { from: 4, steps: 1, t: 40 * MIN, share: 0.6 },
    { from: 5, steps: 1, t: 50 * MIN, share: null },
  ]);
});

test("runs tile the whole range for every field", () => {
  const { blocks, steps } = prepareCoverage(qualityAnswer({ gateways: [gateway] }));
  for (const { runs } of blocks[0]?.strips ?? []) {
    expect(runs.reduce((sum, run) => sum + run.steps, 0)).toBe(steps);
  }
});

test("a field that something depends on is marked when it is known too seldom, another is not", () => {
  expect(stripOf("key")).toMatchObject({ needed: 0.8, low: true });
  expect(stripOf("provider")).toMatchObject({ needed: 0.8, low: false });
  expect(stripOf("sessionId")).toMatchObject({ needed: null, low: false });
  expect(stripOf("status")?.needed).toBeNull();
});

test("a place without attempts has no coverage to draw", () => {
  const empty = qualityGateway({ attempts: 0 });
  expect(prepareCoverage(qualityAnswer({ gateways: [empty] })).blocks).toEqual([]);
});
