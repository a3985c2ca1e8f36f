import {
  parseAsInteger,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import type { DifferenceSelection } from "@/lib/contracts/difference";
import { DIMENSIONS, RUNTIMES } from "@/lib/core/attempt/attempt";
import { OUTCOMES } from "@/lib/core/outcome/outcome";

const names = parseAsNativeArrayOf(parseAsString);
const outcomes = parseAsNativeArrayOf(parseAsStringLiteral(OUTCOMES));

/** What is compared with the rest, in the address of any screen; none of them: nothing is. */
export const differenceParsers = {
  in_from: parseAsInteger,
  in_to: parseAsInteger,
  in_gateway: names,
  in_region: names,
  in_runtime: parseAsNativeArrayOf(parseAsStringLiteral([...RUNTIMES, ""] as const)),
  in_provider: names,
  in_model: names,
  in_key: names,
  in_outcome: outcomes,
  in_not_outcome: outcomes,
};

const SELECTED_BY = [...DIMENSIONS, "outcome", "not_outcome"] as const;

/** The selection of an address; `null` where nothing is compared. */
export function selectionOf(
  params: Readonly<Record<string, readonly string[] | number | null>>,
): DifferenceSelection | null {
  const filters: Record<string, readonly string[]> = {};
  for (const name of SELECTED_BY) {
    const values = params[`in_${name}`];
    if (Array.isArray(values) && values.length > 0) filters[name] = values;
  }
  const { in_from: from, in_to: to } = params;
  const range =
    typeof from === "number" && typeof to === "number" && from < to ? { from, to } : null;
  if (range === null && Object.keys(filters).length === 0) return null;
  return { range, filters };
}

/** Every parameter named, so that writing them also removes those of the selection before. */
export function selectionParams(selection: DifferenceSelection | null) {
  const { range = null, filters = {} } = selection ?? {};
  return {
    in_from: range?.from ?? null,
    in_to: range?.to ?? null,
    ...Object.fromEntries(SELECTED_BY.map((name) => [`in_${name}`, filters[name] ?? null])),
  };
}
