import {
  agentsOf,
  isObject,
  type JsonObject,
  type Place,
  placesOf,
  type Step,
  valueAt,
} from "./import-place";
import { importRoutes } from "./import-routes";
import type { ModelRef, RouteTable, Scenario, ScenarioName } from "./route-table";

/** Why something of a table is not in a Gateway's configuration. */
export type NotExported =
  /** The Gateway has no word for it: Signalbox alone watches it. */
  | "not_in_gateway"
  /** Jobs are in the Gateway's store, not in its configuration: `cron.update` changes them. */
  | "cron_store"
  /** A name of a team's own. */
  | "own_name"
  /** The configuration has no agent of this name. */
  | "no_such_agent"
  /** The slot takes one model: its list stays here. */
  | "one_model"
  /** A model has one alias in a Gateway, and has another. */
  | "one_alias";

export type RouteExport = {
  /** For `config.patch`: a JSON merge patch, `null` deletes. `null`: nothing has to change. */
  readonly patch: JsonObject | null;
  /** Arrays that lose entries, which `config.patch` wants to have named. */
  readonly replacePaths: readonly string[];
  /** Parts of the table that are not in the patch, each by its path in the table. */
  readonly left: readonly { readonly path: string; readonly why: NotExported }[];
};

type Values = Record<string, unknown>;
type Change = { readonly path: readonly Step[]; readonly value: unknown };

/**
 * What must change in a Gateway's configuration so that it routes as `table` says, and nothing else.
 * `config`: `sourceConfig` of `config.get`, whose includes are resolved, whose `${NAME}` are names and
 * whose secrets are withheld; none is needed.
 */
export function exportRoutes(config: unknown, table: RouteTable): RouteExport {
  const now = importRoutes(config).table;
  const changes = [
    ...placesOf(config).flatMap((place) => chainChanges(config, place, now, table)),
    ...aliasChanges(config, now, table),
    ...orderChanges(now, table),
    ...listChange(["agents", "defaults", "modelPolicy", "allow"], now.allow, table.allow),
  ];
  const patch = patchOf(changes);
  return {
    patch: changes.length === 0 ? null : patch,
    replacePaths: lostArrays(config, patch, ""),
    left: leftOf(config, table),
  };
}

/**
 * The part of a table that a Gateway's configuration can say: what an export and an import keep.
 * `agents`: those that the configuration has.
 */
export function exportedPart(config: unknown, table: RouteTable): RouteTable {
  const { scenarios, aliases, keys, allow } = table;
  const routes = placesOf(config).flatMap(({ scenario, form }): [ScenarioName, Scenario][] => {
    const own = routeOf(scenarios[scenario], form);
    return own === null ? [] : [[scenario, own]];
  });
  const orders = Object.entries(keys ?? {}).map(([provider, { order }]) => [provider, { order }]);
  const named = Object.entries(soleAliases(aliases ?? {}));
  return {
    scenarios: Object.fromEntries(routes),
    ...(named.length > 0 ? { aliases: Object.fromEntries(named) } : {}),
    ...(orders.length > 0 ? { keys: Object.fromEntries(orders) } : {}),
    ...(allow === undefined ? {} : { allow }),
  };
}

/** `null`: it says nothing of the route. */
function routeOf(scenario: Scenario | undefined, form: Place["form"]): Scenario | null {
  const { primary, fallbacks } = scenario ?? {};
  const list = form === "chain" ? fallbacks : undefined;
  if (primary === undefined && list === undefined) return null;
  return {
    ...(primary === undefined ? {} : { primary }),
    ...(list === undefined ? {} : { fallbacks: list }),
  };
}

function chainChanges(
  config: unknown,
  { scenario, path, form }: Place,
  now: RouteTable,
  table: RouteTable,
): Change[] {
  const had = routeOf(now.scenarios[scenario], form) ?? {};
  const wanted = routeOf(table.scenarios[scenario], form) ?? {};
  const isSamePrimary = had.primary === wanted.primary;
  const isSameList = sameList(had.fallbacks, wanted.fallbacks);
  if (isSamePrimary && isSameList) return [];
  const at = valueAt(config, path);
  if (form === "model") return [{ path, value: wanted.primary ?? null }];
  const { primary, fallbacks } = wanted;
  if (!isObject(at)) {
    if (fallbacks === undefined && typeof at === "string")
      return [{ path, value: primary ?? null }];
    return [{ path, value: { ...wanted } }];
  }
  const others = Object.keys(at).filter((key) => key !== "primary" && key !== "fallbacks");
  if (primary === undefined && fallbacks === undefined && others.length === 0) {
    return [{ path, value: null }];
  }
  return [
    ...(isSamePrimary ? [] : [{ path: [...path, "primary"], value: primary ?? null }]),
    ...(isSameList ? [] : [{ path: [...path, "fallbacks"], value: fallbacks ?? null }]),
  ];
}

/** A Gateway keeps an alias with its model, so a moved alias is taken from one and given to another. */
function aliasChanges(config: unknown, now: RouteTable, table: RouteTable): Change[] {
  const path = ["agents", "defaults", "models"];
  const had = byName(now.aliases ?? {});
  const wanted = byName(soleAliases(table.aliases ?? {}));
  const models = valueAt(config, path);
  const changes = new Map<ModelRef, string | null>();
  for (const [model, settings] of isObject(models) ? Object.entries(models) : []) {
    const alias = isObject(settings) ? settings.alias : undefined;
    if (typeof alias !== "string") continue;
    const name = alias.trim().toLowerCase();
    // Also where it is hidden behind a later one of the same name: it would come to light.
    if (had.has(name) && !isSame(had.get(name), wanted.get(name))) changes.set(model, null);
  }
  for (const [name, each] of wanted) {
    if (!isSame(had.get(name), each)) changes.set(each.model, each.alias);
  }
  return [...changes].map(([model, value]) => ({ path: [...path, model, "alias"], value }));
}

type Named = { readonly alias: string; readonly model: ModelRef };

function isSame(a: Named | undefined, b: Named | undefined): boolean {
  return a?.alias === b?.alias && a?.model === b?.model;
}

function byName(aliases: Readonly<Record<string, ModelRef>>): Map<string, Named> {
  return new Map(
    Object.entries(aliases).map(([alias, model]) => [alias.trim().toLowerCase(), { alias, model }]),
  );
}

/** The aliases that a Gateway can have: one of a model, and one model of a name whatever its case. */
function soleAliases(aliases: Readonly<Record<string, ModelRef>>): Record<string, ModelRef> {
  const names = new Set<string>();
  const models = new Set<ModelRef>();
  const sole = Object.entries(aliases).filter(([alias, model]) => {
    const name = alias.trim().toLowerCase();
    if (names.has(name) || models.has(model)) return false;
    names.add(name);
    models.add(model);
    return true;
  });
  return Object.fromEntries(sole);
}

function orderChanges(now: RouteTable, table: RouteTable): Change[] {
  const providers = new Set([...Object.keys(now.keys ?? {}), ...Object.keys(table.keys ?? {})]);
  return [...providers].flatMap((provider) =>
    listChange(
      ["auth", "order", provider],
      now.keys?.[provider]?.order,
      table.keys?.[provider]?.order,
    ),
  );
}

function listChange(
  path: readonly Step[],
  had: readonly string[] | undefined,
  wanted: readonly string[] | undefined,
): Change[] {
  return sameList(had, wanted) ? [] : [{ path, value: wanted ?? null }];
}

function sameList(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.length === b.length && a.every((each, index) => each === b[index]);
}

/** Entries of a list are named by their id, as `config.patch` merges them. */
function patchOf(changes: readonly Change[]): JsonObject {
  const root: Values = {};
  for (const { path, value } of changes) {
    // No name of a table reaches into a prototype.
    if (!path.includes("__proto__")) put(root, path, value);
  }
  return root;
}

function put(at: Values, [step, next, ...rest]: readonly Step[], value: unknown): void {
  if (typeof step !== "string") return;
  if (next === undefined) at[step] = value;
  else if (typeof next === "string") {
    const inner = isObject(at[step]) ? (at[step] as Values) : {};
    at[step] = inner;
    put(inner, [next, ...rest], value);
  } else {
    const entries = Array.isArray(at[step]) ? (at[step] as Values[]) : [];
    const entry = entries.find(({ id }) => id === next.id) ?? { id: next.id };
    at[step] = entries.includes(entry) ? entries : [...entries, entry];
    put(entry, rest, value);
  }
}

/** The arrays of `config` that lose entries by `patch`, as OpenClaw names them. */
function lostArrays(config: unknown, patch: unknown, path: string): string[] {
  if (!isObject(config) || !isObject(patch)) return [];
  return Object.entries(patch).flatMap(([key, change]) => {
    const at = path === "" ? key : `${path}.${key}`;
    const value = valueAt(config, [key]);
    if (Array.isArray(value)) return lostEntries(value, change, at);
    if (isObject(value) && !isObject(change)) return arraysIn(value, at);
    return lostArrays(value, change, at);
  });
}

function lostEntries(list: readonly unknown[], change: unknown, path: string): string[] {
  if (!Array.isArray(change)) return [path];
  const entries = change.filter(isObject);
  if (entries.length > 0) {
    return entries.flatMap((entry) => {
      const old = list.find((each) => isObject(each) && each.id === entry.id);
      return lostArrays(old, entry, `${path}[]`);
    });
  }
  const rest = [...change];
  const isKept = list.every((each) => {
    const index = rest.indexOf(each);
    if (index >= 0) rest.splice(index, 1);
    return index >= 0;
  });
  return isKept ? [] : [path];
}

function arraysIn(value: JsonObject, path: string): string[] {
  return Object.entries(value).flatMap(([key, each]) => {
    if (Array.isArray(each)) return [`${path}.${key}`];
    return isObject(each) ? arraysIn(each, `${path}.${key}`) : [];
  });
}

function leftOf(config: unknown, table: RouteTable): RouteExport["left"] {
  const left: { path: string; why: NotExported }[] = [];
  const places = new Map(placesOf(config).map((place) => [place.scenario, place]));
  const agents = new Set(agentsOf(config).map(({ id }) => id));
  for (const [name, scenario] of Object.entries(table.scenarios)) {
    const path = `scenarios.${name}`;
    const place = places.get(name);
    const hasRoute = routeOf(scenario, "chain") !== null;
    if (hasRoute && place === undefined) left.push({ path, why: whyNot(name, agents) });
    if (place?.form === "model" && scenario.fallbacks !== undefined) {
      left.push({ path: `${path}.fallbacks`, why: "one_model" });
    }
    for (const part of ["slo", "circuit"] as const) {
      if (scenario[part] !== undefined)
        left.push({ path: `${path}.${part}`, why: "not_in_gateway" });
    }
  }
  const sole = soleAliases(table.aliases ?? {});
  for (const alias of Object.keys(table.aliases ?? {})) {
    if (!Object.hasOwn(sole, alias)) left.push({ path: `aliases.${alias}`, why: "one_alias" });
  }
  for (const [provider, { failureBudget }] of Object.entries(table.keys ?? {})) {
    if (failureBudget === undefined) continue;
    left.push({ path: `keys.${provider}.failureBudget`, why: "not_in_gateway" });
  }
  for (const part of OURS) {
    if (table[part] !== undefined) left.push({ path: part, why: "not_in_gateway" });
  }
  return left;
}

const OURS = [
  "banned",
  "tiers",
  "capabilities",
  "acknowledged",
  "triage",
  "review",
  "tickets",
] as const;

function whyNot(name: ScenarioName, agents: ReadonlySet<string>): NotExported {
  if (name.startsWith("cron:")) return "cron_store";
  if (!name.startsWith("agent:")) return "own_name";
  return agents.has(name.slice("agent:".length)) ? "not_in_gateway" : "no_such_agent";
}
