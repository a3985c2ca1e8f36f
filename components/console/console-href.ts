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
  params?: Readonly<Record<string, string | readonly string[] | undefined>>;
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
  const own = ownSearch(changes.params ?? {});
  if (own === "") return `${path}${search}`;
  return `${path}${search === "" ? "?" : `${search}&`}${own}`;
}

/** A parameter with several values is repeated. */
function ownSearch(params: NonNullable<HrefChanges["params"]>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined) continue;
    for (const one of typeof value === "string" ? [value] : value) search.append(name, one);
  }
  return search.toString();
}

function rangeOf(range: TimeRange | RangePreset) {
  if (typeof range === "string") return rangeParams({ kind: "preset", preset: range });
  return rangeParams({ kind: "between", from: range.from, to: range.to });
}
