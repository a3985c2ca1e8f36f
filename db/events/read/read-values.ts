import { preparedRaw } from "@/db/events/store/prepared";
import { DIMENSIONS, type Dimension } from "@/lib/core/attempt/attempt";
import { WIDE_CUBE } from "@/lib/core/rollup/cubes";
import type { ReadContext } from "./read-context";

/** The values of each dimension that attempts have now, in order of their text; unknown last. */
export function readValues(context: ReadContext): Record<Dimension, (string | null)[]> {
  const slices = preparedRaw(
    context.db,
    `select gateway, region, runtime, provider, model, key from slices
     where cube = ? and attempts > 0`,
  ).all(WIDE_CUBE.id);
  const valuesAt = (index: number) =>
    [...new Set(slices.map((slice) => slice[index] as number))]
      .map((id) => context.names.textOf(id))
      .sort(byText);
  return Object.fromEntries(
    DIMENSIONS.map((dimension, index) => [dimension, valuesAt(index)]),
  ) as Record<Dimension, (string | null)[]>;
}

function byText(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : a > b ? 1 : 0;
}
