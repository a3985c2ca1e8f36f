import {
  createParser,
  createSerializer,
  type inferParserType,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import type { FilterQuery } from "@/lib/contracts/query";
import { DIMENSIONS, RUNTIMES } from "@/lib/core/attempt/attempt";
import { isOutcome, OUTCOMES } from "@/lib/core/outcome/outcome";
import { RANGE_PRESETS, type RangeChoice } from "./range-choice";

export const REFRESHES = ["live", "off", "10s", "30s", "1m"] as const;
export type Refresh = (typeof REFRESHES)[number];

export const ZONES = ["local", "utc"] as const;
export type Zone = (typeof ZONES)[number];

export const FILTER_NAMES = [...DIMENSIONS, "outcome"] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

/** An instant in a link that people read: ISO 8601; epoch milliseconds are understood too. */
const parseAsInstant = createParser<number>({
  parse: (text) => {
    const at = /^\d{11,15}$/.test(text) ? Number(text) : Date.parse(text);
    return Number.isNaN(at) ? null : at;
  },
  serialize: (at) => new Date(at).toISOString().replace(/(:00)?\.000Z$/, "Z"),
});

const names = parseAsNativeArrayOf(parseAsString);
const runtimes = parseAsNativeArrayOf(parseAsStringLiteral([...RUNTIMES, ""] as const));
const outcomes = parseAsNativeArrayOf(parseAsStringLiteral(OUTCOMES));

/** The one schema of what every screen's URL carries. */
export const consoleParsers = {
  r: parseAsStringLiteral(RANGE_PRESETS).withDefault("24h"),
  from: parseAsInstant,
  to: parseAsInstant,
  tz: parseAsStringLiteral(ZONES).withDefault("local"),
  /** Left out: see `defaultRefresh`. */
  refresh: parseAsStringLiteral(REFRESHES),
  gateway: names,
  region: names,
  runtime: runtimes,
  provider: names,
  model: names,
  key: names,
  outcome: outcomes,
  not_gateway: names,
  not_region: names,
  not_runtime: runtimes,
  not_provider: names,
  not_model: names,
  not_key: names,
  not_outcome: outcomes,
};
export type ConsoleParams = inferParserType<typeof consoleParsers>;

export const consoleSearch = createSerializer(consoleParsers);

export function rangeChoice({
  r,
  from,
  to,
}: Pick<ConsoleParams, "r" | "from" | "to">): RangeChoice {
  if (from !== null && to !== null && from < to) return { kind: "between", from, to };
  return { kind: "preset", preset: r };
}

export function rangeParams(choice: RangeChoice): Pick<ConsoleParams, "r" | "from" | "to"> {
  if (choice.kind === "between") return { r: "24h", from: choice.from, to: choice.to };
  return { r: choice.preset, from: null, to: null };
}

/** What ends now is followed live; of a range that stands still only late evidence can change anything. */
export function defaultRefresh(range: RangeChoice): Refresh {
  return range.kind === "preset" ? "live" : "30s";
}

/** The filters of a URL in the form of the wire; a name without values is left out. */
export function filtersOf(params: Partial<ConsoleParams>): FilterQuery {
  const filters: Record<string, readonly string[]> = {};
  for (const name of FILTER_NAMES) {
    for (const param of [name, `not_${name}`] as const) {
      const values = params[param];
      if (values && values.length > 0) filters[param] = values;
    }
  }
  return filters as FilterQuery;
}

/** Every filter named, so that writing them into the URL also removes what is gone. */
export function filterParams(filters: FilterQuery) {
  return Object.fromEntries(
    FILTER_NAMES.flatMap((name) => [
      [name, filters[name] ?? null],
      [`not_${name}`, filters[`not_${name}`] ?? null],
    ]),
  ) as Partial<ConsoleParams>;
}

export function hasFilters(filters: FilterQuery): boolean {
  return Object.values(filters).some((values) => values !== undefined && values.length > 0);
}

/** Filters with one name's values replaced; an outcome that is none is dropped. */
export function withFilter(
  filters: FilterQuery,
  name: FilterName,
  { is = [], not = [] }: { is?: readonly string[]; not?: readonly string[] },
): FilterQuery {
  const fit = (values: readonly string[]) =>
    name === "outcome" ? values.filter(isOutcome) : values;
  const next: Record<string, unknown> = { ...filters, [name]: fit(is), [`not_${name}`]: fit(not) };
  return filtersOf(next as Partial<ConsoleParams>);
}
