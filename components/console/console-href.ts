import type { FilterQuery } from "@/lib/contracts/query";
import type { TimeRange } from "@/lib/core/time/range";
import {
  type ConsoleParams,
  consoleSearch,
  filterParams,
  filtersOf,
  rangeParams,
} from "./console-params";
import type { RangePreset } from "./range-choice";

export type HrefChanges = {
  /** An exact range (of the answer that is shown), or a preset. Left out: as it is. */
  range?: TimeRange | RangePreset;
  /** Names given here replace those of the URL; `undefined` removes one. Left out: as they are. */
  filters?: FilterQuery;
  /** The screen's own parameters. */
  params?: Readonly<Record<string, string>>;
};

/** A link that carries range, filters, zone and refresh along, with changes. */
export function consoleHref(
  current: ConsoleParams,
  path: string,
  changes: HrefChanges = {},
): string {
  const search = consoleSearch({
    ...current,
    ...(changes.range === undefined ? {} : rangeOf(changes.range)),
    ...(changes.filters === undefined
      ? {}
      : filterParams({ ...filtersOf(current), ...changes.filters })),
  });
  const own = new URLSearchParams(changes.params).toString();
  if (own === "") return `${path}${search}`;
  return `${path}${search === "" ? "?" : `${search}&`}${own}`;
}

function rangeOf(range: TimeRange | RangePreset) {
  if (typeof range === "string") return rangeParams({ kind: "preset", preset: range });
  return rangeParams({ kind: "between", from: range.from, to: range.to });
}
