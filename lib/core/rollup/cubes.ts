import { DIMENSIONS, type Dimension } from "@/lib/core/attempt/attempt";

/** A set of dimensions by which sums are kept. */
export type Cube = {
  /** Stored: never reuse or renumber. */
  readonly id: number;
  readonly dimensions: readonly Dimension[];
};

/** Every dimension: the cube from which the others follow. */
export const WIDE_CUBE: Cube = { id: 0, dimensions: DIMENSIONS };

/** What most charts group by, and the narrowest. */
export const PROVIDER_MODEL_CUBE: Cube = { id: 1, dimensions: ["provider", "model"] };

/**
 * The narrow cubes, narrowest first. A Gateway has one region and one runtime path, so naming all three
 * costs no more rows than the Gateway alone.
 */
export const NARROW_CUBES: readonly Cube[] = [
  PROVIDER_MODEL_CUBE,
  { id: 2, dimensions: ["gateway", "region", "runtime", "provider"] },
];

/** The narrowest cube that holds every dimension which is grouped or filtered by. */
export function cubeFor(needed: Iterable<Dimension>): Cube {
  const wanted = [...needed];
  const fits = (cube: Cube) => wanted.every((dimension) => cube.dimensions.includes(dimension));
  return NARROW_CUBES.find(fits) ?? WIDE_CUBE;
}
