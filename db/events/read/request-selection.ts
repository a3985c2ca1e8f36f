import { OK_CODE } from "@/db/events/store/codes";
import { UNKNOWN } from "@/db/events/store/names";
import { decodeFlags, isPlain, type KindValues } from "@/db/events/store/request-kind";
import { plainKind, targetOf } from "@/db/events/store/request-row";
import { DIMENSIONS } from "@/lib/core/attempt/attempt";
import { targetRef } from "@/lib/core/request/target-ref";
import { WIDE_CUBE } from "@/lib/core/rollup/cubes";
import type { AttemptFilter, RequestsQuery } from "@/lib/core/store/event-store";
import type { ReadContext } from "./read-context";
import { admittedOutcomes, Groups, select } from "./selection";

export type RequestConditions = Pick<
  RequestsQuery,
  "filter" | "results" | "traits" | "requested" | "served" | "reasons"
>;

/** What a query about requests admits. */
export type RequestSelection = {
  /** Kinds of requests that have a row, and of plain tuples; `null`: all. */
  readonly kinds: ReadonlySet<number> | null;
  readonly plainKinds: ReadonlySet<number>;
  /** Slices in which a plain tuple is wanted. */
  readonly plainSlices: ReadonlySet<number>;
  /** Slices and outcomes of which an attempt must have one; `null`: any will do, or none. */
  readonly attempts: {
    readonly slices: ReadonlySet<number> | null;
    readonly outcomes: number;
  } | null;
};

const PLACES = ["gateway", "region", "runtime"] as const;

export function selectRequests(
  context: ReadContext,
  conditions: RequestConditions,
): RequestSelection {
  const { filter } = conditions;
  const admits = kindFilter(context, conditions);
  const all = context.requestKinds.all();
  const wanted = all.filter(({ values }) => admits(values));
  const [plain, rows] = [
    wanted.filter(({ values }) => isPlain(values[8])),
    wanted.filter(({ values }) => !isPlain(values[8])),
  ];
  const slices = new Set(select(context, WIDE_CUBE, filter, new Groups([])).groupOf.keys());
  const outcomes = admittedOutcomes(filter);
  // Whoever lists every outcome still asks for a call: a request without any has none of them.
  const listed = filter.outcomes.length + filter.notOutcomes.length > 0;
  const any = !listed && !speaksOfCalls(filter);
  const everything = wanted.length === all.length;
  return {
    kinds: everything ? null : new Set(rows.map(({ id }) => id)),
    plainKinds: new Set(plain.map(({ id }) => id)),
    plainSlices: outcomes & (1 << OK_CODE) ? plainSlicesOf(context, slices, admits) : new Set(),
    attempts: any ? null : { slices: speaksOfCalls(filter) ? slices : null, outcomes },
  };
}

/** True for a filter on what is different from call to call of a request. */
export function speaksOfCalls({ include, exclude }: AttemptFilter): boolean {
  return DIMENSIONS.some(
    (dimension) =>
      !(PLACES as readonly string[]).includes(dimension) &&
      (include[dimension] !== undefined || exclude[dimension] !== undefined),
  );
}

function plainSlicesOf(
  context: ReadContext,
  slices: ReadonlySet<number>,
  admits: (values: KindValues) => boolean,
): Set<number> {
  const wanted = context.slicesOf(WIDE_CUBE).filter(({ id, values }) => {
    const [gateway, region, runtime, provider, model] = values;
    return slices.has(id) && admits(plainKind({ gateway, region, runtime }, provider, model));
  });
  return new Set(wanted.map(({ id }) => id));
}

function kindFilter(
  context: ReadContext,
  { filter, results, traits, requested, served, reasons }: RequestConditions,
): (values: KindValues) => boolean {
  const inPlace = placeFilter(context, filter);
  return (values) => {
    if (!inPlace(values)) return false;
    const flags = decodeFlags(values[8]);
    const primary = flags.result === "served" && !flags.downgraded && !flags.silent;
    return (
      (results.length === 0 || results.includes(flags.result)) &&
      (traits.length === 0 ||
        traits.some((trait) => (trait === "primary" ? primary : flags[trait]))) &&
      admitsTarget(context, requested, values[3], values[4]) &&
      admitsTarget(context, served, values[5], values[6]) &&
      (reasons.length === 0 || reasons.includes(context.names.textOf(values[7]) ?? ""))
    );
  };
}

function admitsTarget(
  { names }: ReadContext,
  refs: readonly string[],
  provider: number,
  model: number,
): boolean {
  return refs.length === 0 || refs.includes(targetRef(targetOf(provider, model, names)));
}

/** Whether a filter's Gateways, regions and runtime paths let a kind through. */
export function placeFilter(
  { names }: ReadContext,
  filter: AttemptFilter,
): (values: KindValues) => boolean {
  const idsOf = (values: readonly (string | null)[]) =>
    values.map((value) => (value === null ? UNKNOWN : names.find(value)));
  const conditions = PLACES.flatMap((place, index) => [
    ...(filter.include[place] ? [{ index, ids: idsOf(filter.include[place]), wanted: true }] : []),
    ...(filter.exclude[place] ? [{ index, ids: idsOf(filter.exclude[place]), wanted: false }] : []),
  ]);
  return (values) =>
    conditions.every(({ index, ids, wanted }) => ids.includes(values[index] ?? UNKNOWN) === wanted);
}
