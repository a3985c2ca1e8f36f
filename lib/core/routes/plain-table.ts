import type { RouteTable, Scenario } from "./route-table";

/** Sections in which nothing is the same as no section. An empty `fallbacks` or `allow` says something. */
export const NOTHING_IF_EMPTY = [
  ...(["banned", "keys", "aliases", "tiers"] as const),
  ...(["capabilities", "acknowledged", "triage"] as const),
] as const satisfies readonly (keyof RouteTable)[];

/** The same table without sections that say nothing and without `undefined`. */
export function plainTable(table: RouteTable): RouteTable {
  const scenarios = mapValues(table.scenarios, plainScenario);
  const rest: Record<string, unknown> = { ...table, scenarios };
  for (const section of NOTHING_IF_EMPTY) {
    if (isEmpty(rest[section])) delete rest[section];
  }
  if (table.review?.groups !== undefined && isEmpty(table.review.groups)) {
    rest.review = { approvals: table.review.approvals };
  }
  return withoutUndefined(rest) as RouteTable;
}

function plainScenario({ slo, ...rest }: Scenario): Scenario {
  return slo === undefined || isEmpty(withoutUndefined(slo)) ? rest : { ...rest, slo };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || Object.keys(value as object).length === 0;
}

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (value === null || typeof value !== "object") return value;
  const given = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(given.map(([key, one]) => [key, withoutUndefined(one)]));
}

function mapValues<In, Out>(all: Readonly<Record<string, In>>, of: (one: In) => Out) {
  return Object.fromEntries(Object.entries(all).map(([name, one]) => [name, of(one)]));
}
