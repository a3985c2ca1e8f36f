import { type ClosedGate, closedGate, isBrokenDownBy } from "@/lib/core/quality/field-gates";

export const DIFFERENCE_DIMENSIONS = [
  "provider",
  "model",
  "key",
  "region",
  "runtime",
  "gateway",
  "gatewayVersion",
  "routeVersion",
  "hour",
] as const;
export type DifferenceDimension = (typeof DIFFERENCE_DIMENSIONS)[number];

type Values = Readonly<Partial<Record<DifferenceDimension, string | null>>>;

/** Attempts; `rated`: those whose source writes every call; `failed`: those that did not go well. */
export type SliceCounts = {
  readonly attempts: number;
  readonly rated: number;
  readonly failed: number;
};

/** Attempts that have the same values, and how many of them are selected. */
export type DifferenceSlice = {
  readonly values: Values;
  readonly selected: SliceCounts;
  /** The selected ones too. */
  readonly all: SliceCounts;
};

/** The values by which the selection was made; a dimension that did not play a part is left out. */
export type Picked = Readonly<Partial<Record<DifferenceDimension, readonly (string | null)[]>>>;

/**
 * What is compared with what.
 * - `all`: all attempts, where their sources write every call
 * - `failures`: only attempts that did not go well, because of the others something is not known
 */
export type Among = "all" | "failures";

export type ComparedValue = {
  readonly dimension: DifferenceDimension;
  readonly value: string | null;
  readonly selected: number;
  readonly selectedOf: number;
  readonly rest: number;
  readonly restOf: number;
  readonly among: Among;
  /** The rest is only what has the same values of these. */
  readonly within: readonly DifferenceDimension[];
};

/**
 * Why a dimension cannot be compared.
 * - `selected_by`: the selection was made by it, or by what decides it
 * - `one_value`: there is only one
 * - `no_rest`: there is too little to compare with
 * - `not_recorded`: no attempt carries it
 * - `failures_only`: most sources of the selection log failures only, and it is not failures that were selected
 * - `too_many`: it is kept with each attempt alone, and there are too many to look at
 */
export const NOT_COMPARED = [
  "selected_by",
  "one_value",
  "no_rest",
  "not_recorded",
  "failures_only",
  "too_many",
] as const;
export type NotCompared = (typeof NOT_COMPARED)[number] | ClosedGate;

/** A model belongs to a provider: among the models of a provider that was picked, all others are no rest. */
const BELONGS_TO: Readonly<Record<DifferenceDimension, readonly DifferenceDimension[]>> = {
  provider: [],
  model: ["provider"],
  key: ["provider", "gateway", "region"],
  region: [],
  runtime: ["region"],
  gateway: ["region", "runtime"],
  gatewayVersion: ["region", "runtime"],
  routeVersion: [],
  hour: [],
};

/** A Gateway stands in one region: who picked it has picked that. */
const DECIDES: Readonly<Partial<Record<DifferenceDimension, readonly DifferenceDimension[]>>> = {
  gateway: ["region", "runtime", "gatewayVersion"],
  model: ["provider"],
};

type Basis = {
  readonly among: Among;
  /** Of the selection, so much (0…1) must be among what is compared. */
  readonly enough: number;
};

/** In the order in which they are tried; the last leaves out what is at Gateways that log failures only. */
const BASES: readonly Basis[] = [
  { among: "all", enough: 0.8 },
  { among: "failures", enough: 0.8 },
  { among: "all", enough: 0.1 },
];
/** Of less than this many others no share can be made that says anything. */
const SMALLEST_REST = 10;

type Compared = { readonly compared: readonly ComparedValue[] };
type NotComparedBecause = { readonly withheld: NotCompared };

/**
 * How often each value of a dimension occurs in the selection and in the rest, or why that cannot be said.
 * All attempts are compared where that is honest, else those that failed: a Gateway that logs failures
 * only would seem to fail each time, and so would every key, because keys are named by failures alone.
 * Where everything that failed is selected, the Gateways that log every call are left to compare.
 */
export function compareSlices(
  dimension: DifferenceDimension,
  slices: readonly DifferenceSlice[],
  picked: Picked,
): Compared | NotComparedBecause {
  if (isDecided(dimension, picked)) return { withheld: "selected_by" };
  const within = BELONGS_TO[dimension].filter((parent) => picked[parent] !== undefined);
  const here = slices.filter(({ values }) => admits(picked, within, values));
  const tries = BASES.map((basis) => compareOn(basis, dimension, here, within));
  return (
    tries.find((one): one is Compared => "compared" in one) ??
    tries.find((one) => "withheld" in one && one.withheld !== "failures_only") ?? {
      withheld: "failures_only",
    }
  );
}

/** The most frequent values of the selection, at most `most`. */
export function mostOf(
  dimension: DifferenceDimension,
  slices: readonly DifferenceSlice[],
  most: number,
): { readonly value: string | null; readonly selected: number }[] {
  const sums = new Map<string | null, number>();
  for (const { values, selected } of slices) {
    const value = values[dimension] ?? null;
    if (selected.attempts > 0) sums.set(value, (sums.get(value) ?? 0) + selected.attempts);
  }
  return [...sums]
    .map(([value, selected]) => ({ value, selected }))
    .sort((a, b) => b.selected - a.selected)
    .slice(0, most);
}

/** Whether values are among those picked of these dimensions. */
export function admits(
  picked: Picked,
  dimensions: readonly DifferenceDimension[],
  values: Values,
): boolean {
  return dimensions.every((name) => picked[name]?.includes(values[name] ?? null) ?? true);
}

function isDecided(dimension: DifferenceDimension, picked: Picked): boolean {
  const names = Object.keys(picked) as DifferenceDimension[];
  return names.some((name) => name === dimension || DECIDES[name]?.includes(dimension));
}

function compareOn(
  { among, enough }: Basis,
  dimension: DifferenceDimension,
  slices: readonly DifferenceSlice[],
  within: readonly DifferenceDimension[],
): Compared | NotComparedBecause {
  const counted = (counts: SliceCounts) => (among === "all" ? counts.rated : counts.failed);
  const sums = new Map<string | null, { selected: number; rest: number }>();
  let [selectedOf, restOf, attempts] = [0, 0, 0];
  for (const { values, selected, all } of slices) {
    const value = values[dimension] ?? null;
    const sum = sums.get(value) ?? { selected: 0, rest: 0 };
    const rest = counted(all) - counted(selected);
    sums.set(value, { selected: sum.selected + counted(selected), rest: sum.rest + rest });
    selectedOf += counted(selected);
    restOf += rest;
    attempts += selected.attempts;
  }
  if (selectedOf < Math.max(enough * attempts, 1)) return { withheld: "failures_only" };
  const unknown = sums.get(null) ?? { selected: 0, rest: 0 };
  if (unknown.selected + unknown.rest === selectedOf + restOf) return { withheld: "not_recorded" };
  const gate =
    gateOf(dimension, selectedOf - unknown.selected, selectedOf) ??
    gateOf(dimension, restOf - unknown.rest, restOf);
  if (gate !== null) return { withheld: gate };
  if ([...sums.values()].filter(({ selected, rest }) => selected + rest > 0).length === 1) {
    return { withheld: "one_value" };
  }
  if (restOf < SMALLEST_REST) return { withheld: "no_rest" };
  return {
    compared: [...sums].map(([value, { selected, rest }]) => ({
      ...{ dimension, value, among, within },
      ...{ selected, selectedOf, rest, restOf },
    })),
  };
}

/** Where a value is unknown for many of one side and few of the other, "known" itself is the difference. */
function gateOf(dimension: DifferenceDimension, known: number, of: number): ClosedGate | null {
  return isBrokenDownBy(dimension) ? closedGate(dimension, known, of) : null;
}
