import { outcomeCode } from "@/db/events/store/codes";
import { UNKNOWN } from "@/db/events/store/names";
import type { SliceValues } from "@/db/events/store/slices";
import { DIMENSIONS, type Dimension } from "@/lib/core/attempt/attempt";
import { OUTCOMES } from "@/lib/core/outcome/outcome";
import type { Cube } from "@/lib/core/rollup/cubes";
import type { AttemptFilter } from "@/lib/core/store/event-store";
import type { ReadContext } from "./read-context";

/** Slices of a cube that a filter admits. */
export type Selection = {
  readonly cube: Cube;
  /** Group of each admitted slice; a slice that is not in here is not wanted. */
  readonly groupOf: ReadonlyMap<number, number>;
  /** True where the filter admits every slice of the cube. */
  readonly all: boolean;
  readonly sliceCount: number;
};

/** Groups in the order in which they were found; shared by the selections of one query. */
export class Groups {
  readonly #indexes = new Map<string, number>();
  readonly values: (readonly number[])[] = [];

  constructor(private readonly by: readonly Dimension[]) {}

  indexOf(slice: SliceValues): number {
    const values = this.by.map((dimension) => slice[DIMENSIONS.indexOf(dimension)] ?? UNKNOWN);
    const key = values.join(" ");
    let index = this.#indexes.get(key);
    if (index === undefined) {
      index = this.values.length;
      this.#indexes.set(key, index);
      this.values.push(values);
    }
    return index;
  }
}

export function select(
  context: ReadContext,
  cube: Cube,
  filter: AttemptFilter,
  groups: Groups,
): Selection {
  const admits = sliceFilter(context, filter);
  const slices = context.slicesOf(cube);
  const groupOf = new Map<number, number>();
  for (const { id, values } of slices) {
    if (admits(values)) groupOf.set(id, groups.indexOf(values));
  }
  return { cube, groupOf, all: groupOf.size === slices.length, sliceCount: slices.length };
}

/** The dimensions that a filter speaks of. */
export function filteredDimensions(filter: AttemptFilter): Dimension[] {
  return DIMENSIONS.filter(
    (dimension) =>
      filter.include[dimension] !== undefined || filter.exclude[dimension] !== undefined,
  );
}

/** The outcomes that a filter admits, as a bit for each code. */
export function admittedOutcomes(filter: AttemptFilter): number {
  let mask = 0;
  for (const outcome of OUTCOMES) {
    const wanted = filter.outcomes.length === 0 || filter.outcomes.includes(outcome);
    if (wanted && !filter.notOutcomes.includes(outcome)) mask |= 1 << outcomeCode(outcome);
  }
  return mask;
}

export const ALL_OUTCOMES: number = OUTCOMES.reduce(
  (mask, outcome) => mask | (1 << outcomeCode(outcome)),
  0,
);

function sliceFilter(
  context: ReadContext,
  filter: AttemptFilter,
): (values: SliceValues) => boolean {
  const conditions = DIMENSIONS.flatMap((dimension, index) => {
    const included = filter.include[dimension];
    const excluded = filter.exclude[dimension];
    return [
      ...(included === undefined ? [] : [{ index, ids: idsOf(context, included), wanted: true }]),
      ...(excluded === undefined ? [] : [{ index, ids: idsOf(context, excluded), wanted: false }]),
    ];
  });
  return (values) =>
    conditions.every(({ index, ids, wanted }) => ids.has(values[index] ?? UNKNOWN) === wanted);
}

/** Names that no row holds are left out: nothing can equal them. */
function idsOf(context: ReadContext, values: readonly (string | null)[]): ReadonlySet<number> {
  const ids = values.map((value) => (value === null ? UNKNOWN : context.names.find(value)));
  return new Set(ids.filter((id) => id !== null));
}
