import type { ModelRef, RouteTable } from "./route-table";

/** How a written name became a model. */
export type ResolvedBy =
  | "written"
  | "alias"
  /** A bare id that exactly one provider of the catalogue offers. */
  | "only_provider"
  /** A bare id that went to the provider of the default primary; OpenClaw calls this deprecated. */
  | "default_provider"
  /** A `${NAME}` that only the Gateway's environment knows. */
  | "environment";

export type ChainTarget = {
  /** `provider/model`; the written text where only the environment knows. */
  readonly model: ModelRef;
  readonly by: ResolvedBy;
  /** A profile that is asked for with the model (`provider/model@profile`). */
  readonly profile?: string;
};

/** The model that `ref` means in a table. `catalogue`: what the Gateway's providers offer, where that is known. */
export function chainTarget(
  ref: ModelRef,
  table: RouteTable,
  catalogue: readonly ModelRef[] = [],
): ChainTarget {
  if (hasReference(ref)) return { model: ref, by: "environment" };
  const { model, profile } = withoutProfile(ref.trim());
  const target = resolve(model, table, catalogue);
  return profile === undefined ? target : { ...target, profile };
}

/** The provider of `provider/model`: up to the first slash; `null` for a bare id. */
export function providerOf(model: ModelRef): string | null {
  const slash = model.indexOf("/");
  return slash > 0 ? model.slice(0, slash) : null;
}

/** Same provider and model: a provider's case does not matter, a model's does. */
export function targetKey(model: ModelRef): string {
  const provider = providerOf(model);
  return provider === null ? model : `${provider.toLowerCase()}${model.slice(provider.length)}`;
}

function resolve(model: string, table: RouteTable, catalogue: readonly ModelRef[]): ChainTarget {
  const named = aliased(model, table);
  if (named !== null) return { model: named, by: "alias" };
  if (providerOf(model) !== null) return { model, by: "written" };
  const offers = catalogue.filter((each) => each.slice(each.indexOf("/") + 1) === model);
  const [only] = offers;
  if (only !== undefined && offers.length === 1) return { model: only, by: "only_provider" };
  const provider = defaultProvider(table);
  return provider === null
    ? { model, by: "written" }
    : { model: `${provider}/${model}`, by: "default_provider" };
}

/** Aliases come first, whatever their case, also with their model's provider before them. */
function aliased(model: string, table: RouteTable): ModelRef | null {
  const wanted = model.toLowerCase();
  for (const [alias, target] of Object.entries(table.aliases ?? {})) {
    const name = alias.trim().toLowerCase();
    if (name === wanted) return target;
    const provider = providerOf(target);
    if (provider !== null && `${provider.toLowerCase()}/${name}` === wanted) return target;
  }
  return null;
}

function defaultProvider(table: RouteTable): string | null {
  const primary = table.scenarios.default?.primary;
  if (primary === undefined || hasReference(primary)) return null;
  const { model } = withoutProfile(primary.trim());
  return providerOf(aliased(model, table) ?? model);
}

/** `${NAME}` as OpenClaw takes it; `$${NAME}` is literal text. */
function hasReference(text: string): boolean {
  return /(?<!\$)\$\{[A-Z_][A-Z0-9_]*\}/.test(text);
}

/** Dates (`@20260801`) and quantisations (`@q4_k_m`, `@8bit`) belong to a model's id, not to a profile. */
function withoutProfile(ref: string): { model: string; profile?: string } {
  let at = ref.indexOf("@", ref.lastIndexOf("/") + 1);
  if (at <= 0) return { model: ref };
  for (const own of [/^\d{8}(?=@|$)/, /^(?:i?q\d+(?:_[a-z0-9]+)*|\d+bit)(?=@|$)/i]) {
    const found = own.exec(ref.slice(at + 1));
    if (found === null) continue;
    at = ref.indexOf("@", at + 1 + found[0].length);
    if (at < 0) return { model: ref };
  }
  const [model, profile] = [ref.slice(0, at).trim(), ref.slice(at + 1).trim()];
  return model === "" || profile === "" ? { model: ref } : { model, profile };
}
