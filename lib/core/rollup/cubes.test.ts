import { expect, test } from "vitest";
import { HOUR_MS, MINUTE_MS } from "@/lib/core/time/range";
import { cubeFor, NARROW_CUBES, WIDE_CUBE } from "./cubes";
import { keptFrom, surroundingLevel } from "./kept-from";

test.each([
  [[], ["provider", "model"]],
  [
    ["provider", "model"],
    ["provider", "model"],
  ],
  [
    ["region", "provider"],
    ["gateway", "region", "runtime", "provider"],
  ],
  [["gateway"], ["gateway", "region", "runtime", "provider"]],
  [["region", "model"], WIDE_CUBE.dimensions],
  [["key"], WIDE_CUBE.dimensions],
] as const)("%j is answered by the cube of %j", (needed, dimensions) => {
  expect(cubeFor(needed).dimensions).toEqual(dimensions);
});

test("where few attempts happen the rows are counted; hours and more are always kept", () => {
  for (const cube of [WIDE_CUBE, ...NARROW_CUBES]) {
    expect(keptFrom(cube, HOUR_MS)).toBe(0);
    expect(keptFrom(cube, MINUTE_MS)).toBeGreaterThan(0);
  }
  expect(surroundingLevel(MINUTE_MS)).toBe(10 * MINUTE_MS);
  expect(surroundingLevel(10 * MINUTE_MS)).toBe(HOUR_MS);
});
