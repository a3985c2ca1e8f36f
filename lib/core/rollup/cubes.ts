import { DIMENSIONS, type Dimension } from "@/lib/core/attempt/attempt";
import { MINUTE_MS } from "@/lib/core/time/range";
import type { RollupLevel } from "./levels";

/** A set of dimensions by which sums are kept. */
export type Cube = {
  /** Stored: never reuse or renumber. */
  readonly id: number;
  readonly dimensions: readonly Dimension[];
  /** Kept by the minute too; the others begin at ten minutes, and the wide cube answers below that. */
  readonly minutes: boolean;
};

/** Every dimension: the cube from which the others follow. */
export const WIDE_CUBE: Cube = { id: 0, dimensions: DIMENSIONS, minutes: true };

/**
 * The narrow cubes, narrowest first. A Gateway has one region and one runtime path, so naming all three
 * costs no more rows than the Gateway alone.
 */
export const NARROW_CUBES: readonly Cube[] = [
  { id: 1, dimensions: ["provider", "model"], minutes: true },
  { id: 2, dimensions: ["gateway", "region", "runtime", "provider"], minutes: false },
];

/** The narrowest cube that holds every dimension which is grouped or filtered by. */
export function cubeFor(needed: Iterable<Dimension>): Cube {
  const wanted = [...needed];
  const fits = (cube: Cube) => wanted.every((dimension) => cube.dimensions.includes(dimension));
  return NARROW_CUBES.find(fits) ?? WIDE_CUBE;
}

/** The cube that answers for buckets of a level in place of `cube`: itself, if it is kept at that level. */
export function cubeAt(cube: Cube, level: RollupLevel): Cube {
  return level === MINUTE_MS && !cube.minutes ? WIDE_CUBE : cube;
}
