import { expect, test } from "vitest";
import { HOUR_MS, MINUTE_MS } from "@/lib/core/time/range";
import { cubeAt, cubeFor, NARROW_CUBES, WIDE_CUBE } from "./cubes";

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

test("every cube is kept at ten minutes and more; below, the wide cube answers for those that are not", () => {
  for (const cube of NARROW_CUBES) {
    expect(cubeAt(cube, HOUR_MS)).toBe(cube);
    expect(cubeAt(cube, MINUTE_MS)).toBe(cube.minutes ? cube : WIDE_CUBE);
  }
});
