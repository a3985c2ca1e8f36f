import { HOUR_MS, MINUTE_MS } from "@/lib/core/time/range";
import { type Cube, PROVIDER_MODEL_CUBE, WIDE_CUBE } from "./cubes";
import type { RollupLevel } from "./levels";

const TEN_MINUTES_MS = 10 * MINUTE_MS;

/**
 * From how many attempts in the surrounding bucket (see {@link surroundingLevel}) a cube keeps buckets
 * of a level; 0: always, infinity: never. Where fewer attempts happened, there would be nearly a bucket
 * for each of them: counting the rows themselves is as fast, and writing such buckets was half the cost
 * of an attempt. Minutes are for charts of the last hour, most of which show providers and models.
 */
export function keptFrom(cube: Cube, level: RollupLevel): number {
  if (level > TEN_MINUTES_MS) return 0;
  if (level === TEN_MINUTES_MS) return cube === WIDE_CUBE ? 2_000 : 0;
  return cube === PROVIDER_MODEL_CUBE ? 1_000 : Number.POSITIVE_INFINITY;
}

/** The level whose buckets decide: the hour for ten minutes, ten minutes for the minute. */
export function surroundingLevel(level: RollupLevel): RollupLevel {
  return level === MINUTE_MS ? TEN_MINUTES_MS : HOUR_MS;
}
