import type { ModelRef, RouteTable, Scenario, ScenarioName } from "@/lib/core/routes/route-table";

/** A chain as it is written: its own primary, where it has one, then its own fallbacks. */
export function writtenChain({ primary, fallbacks }: Scenario): ModelRef[] {
  return [...(primary === undefined ? [] : [primary]), ...(fallbacks ?? [])];
}

/** The chain in this order. Where the scenario has a primary of its own the first is that. */
export function withChain(scenario: Scenario, chain: readonly ModelRef[]): Scenario {
  const { primary, fallbacks, ...rest } = scenario;
  if (primary === undefined) return { fallbacks: chain, ...rest };
  const [first, ...others] = chain;
  const hasList = fallbacks !== undefined || others.length > 0;
  return {
    ...(first === undefined ? {} : { primary: first }),
    ...(hasList ? { fallbacks: others } : {}),
    ...rest,
  };
}

/** The model at `from` stands at `to` then, and the others close up. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const one = list[from];
  if (one === undefined || to < 0 || to >= list.length) return [...list];
  const rest = list.toSpliced(from, 1);
  return rest.toSpliced(to, 0, one);
}

/** `null`: it goes. */
export function withScenario(
  table: RouteTable,
  name: ScenarioName,
  scenario: Scenario | null,
): RouteTable {
  const scenarios = Object.fromEntries(
    Object.entries(table.scenarios).filter(([one]) => scenario !== null || one !== name),
  );
  if (scenario !== null) scenarios[name] = scenario;
  return { ...table, scenarios };
}

/** A section that has nothing in it is not written. */
export function withSection<Name extends keyof RouteTable>(
  table: RouteTable,
  name: Name,
  value: RouteTable[Name] | undefined,
): RouteTable {
  const { [name]: _, ...rest } = table;
  return (value === undefined ? rest : { ...rest, [name]: value }) as RouteTable;
}
