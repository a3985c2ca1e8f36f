import type { Difference, DifferenceSelection, DifferentValue } from "@/lib/contracts/difference";
import type { FilterQuery } from "@/lib/contracts/query";
import { DIMENSIONS, type Dimension } from "@/lib/core/attempt/attempt";
import type { DifferenceDimension } from "@/lib/core/difference/compare-slices";
import { HOUR_MS, type TimeRange } from "@/lib/core/time/range";
import type { AttemptsLink } from "./attempts-link";
import { DIFFERENCE_WORDS, notComparedWords } from "./difference-words";
import { formatCount, formatShare } from "./format-number";

/** A value that sets the selection apart. */
export type DifferentView = {
  readonly id: string;
  readonly dimension: DifferenceDimension;
  readonly word: string;
  /** `null`: unknown. */
  readonly value: string | null;
  /** Of an `hour`. */
  readonly hour: TimeRange | null;
  /** What shows only this value; `null` where the console has no filter for it. */
  readonly only: { readonly filters?: FilterQuery; readonly range?: TimeRange } | null;
  readonly selected: DifferenceSide;
  readonly rest: DifferenceSide;
  /** What is compared, where it is not the selection with all of the rest; "" otherwise. */
  readonly among: string;
};

export type DifferenceSide = {
  /** 0…1. */
  readonly share: number;
  readonly percent: string;
  /** "312 of 376". */
  readonly counts: string;
  /** The rows behind the count; `null` where no filter makes exactly them. */
  readonly link: AttemptsLink | null;
};

export type PreparedDifference = {
  readonly found: readonly DifferentView[];
  /** Dimensions that were compared and show nothing, in words. */
  readonly alike: readonly string[];
  readonly withheld: readonly WithheldView[];
};

export type WithheldView = {
  readonly dimension: DifferenceDimension;
  readonly word: string;
  readonly why: string;
  /** What the selection has most of, where that is worth knowing all the same. */
  readonly most: readonly {
    readonly value: string | null;
    readonly counts: string;
    readonly link: AttemptsLink | null;
  }[];
};

/** What sets a selection apart, in the words, numbers and links of the console. */
export function prepareDifference(
  answer: Difference,
  selection: DifferenceSelection,
): PreparedDifference {
  const named = new Set([
    ...answer.found.map(({ dimension }) => dimension),
    ...answer.withheld.map(({ dimension }) => dimension),
  ]);
  return {
    found: answer.found.map((one) => viewOf(one, answer, selection)),
    alike: (Object.keys(DIFFERENCE_WORDS) as DifferenceDimension[])
      .filter((dimension) => !named.has(dimension))
      .map((dimension) => DIFFERENCE_WORDS[dimension]),
    withheld: answer.withheld.map(({ dimension, why, most }) => ({
      dimension,
      word: DIFFERENCE_WORDS[dimension],
      why: notComparedWords(why),
      most: most.map(({ value, selected }) => ({
        value,
        counts: `${formatCount(selected)} of ${formatCount(answer.selected)}`,
        link: isDimension(dimension)
          ? {
              filters: { ...selection.filters, ...valueFilter(dimension, value) },
              range: selection.range ?? answer.range,
            }
          : null,
      })),
    })),
  };
}

function viewOf(
  one: DifferentValue,
  answer: Difference,
  selection: DifferenceSelection,
): DifferentView {
  const { dimension, value } = one;
  const hour = dimension === "hour" ? hourOf(value, answer.range) : null;
  return {
    id: `${dimension} ${value ?? ""}`,
    dimension,
    word: DIFFERENCE_WORDS[dimension],
    value,
    hour,
    only: onlyOf(one, hour),
    selected: {
      share: one.selectedShare,
      percent: formatShare(one.selectedShare),
      counts: `${formatCount(one.selected)} of ${formatCount(one.selectedOf)}`,
      link: rowsOf(one, answer, selection, hour),
    },
    rest: {
      share: one.restShare,
      percent: formatShare(one.restShare),
      counts: `${formatCount(one.rest)} of ${formatCount(one.restOf)}`,
      // "Everything but the selection" is more than filters can say.
      link: null,
    },
    among: amongWords(one, answer),
  };
}

function onlyOf(one: DifferentValue, hour: TimeRange | null): DifferentView["only"] {
  if (hour !== null) return { range: hour };
  if (one.dimension === "gatewayVersion") {
    return one.gateways === undefined ? null : { filters: { gateway: one.gateways } };
  }
  return isDimension(one.dimension) ? { filters: valueFilter(one.dimension, one.value) } : null;
}

/** Filters make the rows of a value only where all of the selection was compared. */
function rowsOf(
  one: DifferentValue,
  answer: Difference,
  { range, filters }: DifferenceSelection,
  hour: TimeRange | null,
): AttemptsLink | null {
  const isWhole = one.among === "failures" || one.selectedOf === answer.selected;
  const own = onlyOf(one, hour);
  if (!isWhole || own === null) return null;
  const failed =
    one.among === "failures" && !filters.outcome ? { not_outcome: ["ok" as const] } : {};
  return {
    filters: { ...filters, ...failed, ...own.filters },
    range: own.range ?? range ?? answer.range,
  };
}

function amongWords(
  { among, within, selectedOf }: DifferentValue,
  { selected }: Difference,
): string {
  const parts = [
    ...(among === "all" && selectedOf < selected
      ? ["attempts at Gateways that log every call"]
      : []),
    ...(among === "failures" ? ["failed attempts"] : []),
    ...(within.length > 0
      ? [`the same ${within.map((name) => DIFFERENCE_WORDS[name]).join(" and ")}`]
      : []),
  ];
  return parts.length === 0 ? "" : `among ${parts.join(" of ")} only`;
}

function hourOf(value: string | null, range: TimeRange): TimeRange {
  const start = Number(value);
  return { from: Math.max(range.from, start), to: Math.min(range.to, start + HOUR_MS) };
}

function isDimension(dimension: DifferenceDimension): dimension is Dimension {
  return (DIMENSIONS as readonly string[]).includes(dimension);
}

function valueFilter(dimension: Dimension, value: string | null): FilterQuery {
  return { [dimension]: [value ?? ""] };
}
