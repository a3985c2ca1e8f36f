import { hasWildcard, isAllowed } from "./chain-allow";
import { type ChainTarget, chainTarget, providerOf, targetKey } from "./chain-target";
import { type ChainRule, type GatewayRules, rulesOf } from "./gateway-rules";
import type { ModelRef, RouteTable, Scenario, ScenarioName } from "./route-table";
import { type Situation, scenarioOf } from "./situation";

/** Why a model stands where it stands. */
export type Why =
  | { readonly kind: "primary" }
  /** Asked for from outside of the table. */
  | { readonly kind: "requested" }
  /** `index` from 0 in the list of `Candidate.scenario`. */
  | { readonly kind: "fallback"; readonly index: number }
  /** The allow list has wildcards and not the configured primary: its first model runs instead. */
  | { readonly kind: "allowed_instead" }
  /** The configured primary, which the Gateway tries last without saying so. */
  | { readonly kind: "hidden_primary" };

export type Candidate = ChainTarget & {
  readonly ref: ModelRef;
  readonly why: Why;
  /** Where it is written; `null`: outside of the table. */
  readonly scenario: ScenarioName | null;
};

/** Why nothing follows when the only candidate fails. */
export type StrictBecause =
  /** An empty list, which says so. */
  | "empty_list"
  /** A primary without a list of its own, where the Gateway takes no other. */
  | "no_own_list"
  /** Somebody chose exactly this model. */
  | "chosen"
  /** A slot that takes one model. */
  | "one_model";

export type ChainNote =
  /** The Gateway looks for a model by the keys that it has; no table knows which. */
  | { readonly code: "found_by_keys" }
  /** Before the candidate the Gateway tries the small model that it knows for this provider. */
  | { readonly code: "small_default_first"; readonly provider: string | null }
  /** An empty `utility`: no call at all. */
  | { readonly code: "off" }
  /** The slot takes one model: the list of this scenario has no effect. */
  | { readonly code: "list_without_effect"; readonly scenario: ScenarioName }
  /**
   * The allow list does not have this configured primary, which therefore does not run. `instead`: what
   * does; `null` where the catalogue is not known, or has nothing that is allowed.
   */
  | {
      readonly code: "primary_not_allowed";
      readonly model: ModelRef;
      readonly instead: ModelRef | null;
    }
  /** The Gateway's providers do not offer the default; it may put its first model in its place. */
  | { readonly code: "default_not_offered"; readonly model: ModelRef; readonly first: ModelRef };

export type EffectiveChain = {
  readonly situation: Situation;
  /** Tried first to last. */
  readonly candidates: readonly Candidate[];
  /** `null`: more than one may be tried, or nothing can be said. */
  readonly strict: StrictBecause | null;
  /** Written, and never tried: the model stands earlier, at `at` of the candidates. */
  readonly duplicates: readonly (Candidate & { readonly at: number })[];
  readonly notes: readonly ChainNote[];
};

type Draft = {
  readonly written: readonly Omit<Candidate, keyof ChainTarget>[];
  readonly strict: StrictBecause | null;
  readonly notes: readonly ChainNote[];
};

type Listed = { readonly scenario: ScenarioName; readonly refs: readonly ModelRef[] };

/**
 * Which models a Gateway with this table tries in a situation, in which order and why.
 * `catalogue`: what its providers offer, where that is known.
 */
export function effectiveChain(
  table: RouteTable,
  situation: Situation,
  rules: GatewayRules = rulesOf(null),
  catalogue: readonly ModelRef[] = [],
): EffectiveChain {
  const { written, strict, notes } = heeding(
    draft(table, situation, rules, new Set()),
    table,
    situation,
    rules,
    catalogue,
  );
  const places = new Map<string, number>();
  const candidates: Candidate[] = [];
  const duplicates: (Candidate & { at: number })[] = [];
  for (const each of written) {
    const candidate = { ...each, ...chainTarget(each.ref, table, catalogue) };
    const key = targetKey(candidate.model);
    const at = places.get(key);
    if (at === undefined) {
      places.set(key, candidates.length);
      candidates.push(candidate);
    } else if (candidate.why.kind !== "hidden_primary") duplicates.push({ ...candidate, at });
  }
  return {
    situation,
    candidates,
    strict: candidates.length === 1 ? strict : null,
    duplicates,
    notes: [...notes, ...offered(table, candidates, catalogue)],
  };
}

/** The situation's own words first; what it does not say comes from where its rule says. */
function draft(
  table: RouteTable,
  situation: Situation,
  rules: GatewayRules,
  seen: Set<ScenarioName>,
): Draft {
  const rule = rules.chains[situation.kind];
  const name = scenarioOf(situation);
  if (situation.kind === "session_model") return chosen(situation.model);
  if (situation.kind === "session_default") return owner(table, situation.agent, rules, seen);
  if (situation.kind === "run_model") {
    const first = { ref: situation.model, why: { kind: "requested" }, scenario: null } as const;
    return followed(table, [first], situation.agent, rule);
  }
  // A scenario never stands for itself, however a table is made.
  const own = seen.has(name) ? {} : (table.scenarios[name] ?? {});
  seen.add(name);
  if (situation.kind === "utility" && own.primary === "") {
    return { written: [], strict: null, notes: [{ code: "off" }] };
  }
  if (!rule.hasList) return oneModel(table, situation, name, own, rules, seen);
  if (isUnset(situation, own)) {
    return unset(table, situation, rules, seen);
  }
  const first = primaryFor(table, situation, name, own);
  if (situation.kind === "default") return withHidden(table, first, own, rule);
  if (own.fallbacks !== undefined) return withList(first, { scenario: name, refs: own.fallbacks });
  const agent = situation.kind === "cron" ? situation.agent : undefined;
  return rule.afterOwnPrimary === "configured"
    ? followed(table, first, agent, rule)
    : { written: first, strict: "no_own_list", notes: [] };
}

/** An empty list of a shared slot says nothing: there is no primary that it could be strict with. */
function isUnset({ kind }: Situation, { primary, fallbacks }: Scenario): boolean {
  if (primary !== undefined) return false;
  const isShared = kind === "image" || kind === "pdf" || kind === "media";
  return fallbacks === undefined || (isShared && fallbacks.length === 0);
}

/** The default chain is no list of anybody's own, so the primary follows it too; where it is first, only once. */
function withHidden(
  table: RouteTable,
  first: Draft["written"],
  { fallbacks }: Scenario,
  rule: ChainRule,
): Draft {
  const { written } = withList(first, { scenario: "default", refs: fallbacks ?? [] });
  const hidden = rule.appendsPrimary ? hiddenPrimary(table) : [];
  const strict = fallbacks === undefined ? "no_own_list" : "empty_list";
  return { written: [...written, ...hidden], strict, notes: [] };
}

function hiddenPrimary(table: RouteTable): Draft["written"] {
  return primaryOf(table, "default").map((each) => ({ ...each, why: { kind: "hidden_primary" } }));
}

/** A configured primary that an allow list with wildcards does not have gives way; fallbacks never do. */
function heeding(
  from: Draft,
  table: RouteTable,
  { kind }: Situation,
  rules: GatewayRules,
  catalogue: readonly ModelRef[],
): Draft {
  const [first, ...rest] = from.written;
  const isConfigured = kind === "default" || kind === "agent" || kind === "session_default";
  if (first?.why.kind !== "primary" || !isConfigured || !hasWildcard(table)) return from;
  if (rules.primaryOutsideAllow === "kept") return from;
  const { model, by } = chainTarget(first.ref, table, catalogue);
  if (by === "environment" || isAllowed(model, table)) return from;
  const instead = catalogue.find((each) => isAllowed(each, table)) ?? null;
  const note = { code: "primary_not_allowed", model, instead } as const;
  const written =
    instead === null
      ? from.written
      : [{ ref: instead, why: { kind: "allowed_instead" }, scenario: null } as const, ...rest];
  return { ...from, written, notes: [...from.notes, note] };
}

function chosen(ref: ModelRef): Draft {
  const written = [{ ref, why: { kind: "requested" }, scenario: null } as const];
  return { written, strict: "chosen", notes: [] };
}

function owner(
  table: RouteTable,
  agent: string | undefined,
  rules: GatewayRules,
  seen: Set<ScenarioName>,
): Draft {
  return draft(
    table,
    agent === undefined ? { kind: "default" } : { kind: "agent", agent },
    rules,
    seen,
  );
}

function oneModel(
  table: RouteTable,
  situation: Situation,
  name: ScenarioName,
  own: Scenario,
  rules: GatewayRules,
  seen: Set<ScenarioName>,
): Draft {
  const notes: ChainNote[] =
    own.fallbacks === undefined ? [] : [{ code: "list_without_effect", scenario: name }];
  if (own.primary === undefined) {
    const other = unset(table, situation, rules, seen);
    return { ...other, notes: [...notes, ...other.notes] };
  }
  const written = [{ ref: own.primary, why: { kind: "primary" }, scenario: name } as const];
  return { written, strict: "one_model", notes };
}

/** Nothing is written about the situation. */
function unset(
  table: RouteTable,
  situation: Situation,
  rules: GatewayRules,
  seen: Set<ScenarioName>,
): Draft {
  const primary = primaryOf(table, "default");
  switch (rules.chains[situation.kind].whenUnset) {
    case "agent":
      // An agent of which nothing is said has the default chain.
      return owner(
        table,
        situation.kind !== "agent" && "agent" in situation ? situation.agent : undefined,
        rules,
        seen,
      );
    case "image":
      return has(table, "image")
        ? draft(table, { kind: "image" }, rules, seen)
        : { written: primary, strict: null, notes: [{ code: "found_by_keys" }] };
    case "primary":
      return { written: primary, strict: "no_own_list", notes: [] };
    case "small_default": {
      const [first] = primary;
      const provider = first === undefined ? null : providerOf(chainTarget(first.ref, table).model);
      return { written: primary, strict: null, notes: [{ code: "small_default_first", provider }] };
    }
    case "inferred":
      return { written: [], strict: null, notes: [{ code: "found_by_keys" }] };
    case "nothing":
      return { written: [], strict: null, notes: [] };
  }
}

/** A list without a primary: shared slots have none to share, everything else has that of its owner. */
function primaryFor(table: RouteTable, situation: Situation, name: ScenarioName, own: Scenario) {
  if (own.primary !== undefined) return primaryOf(table, name);
  switch (situation.kind) {
    case "image":
    case "pdf":
    case "media":
      return [];
    case "cron": {
      const agent =
        situation.agent === undefined ? [] : primaryOf(table, `agent:${situation.agent}`);
      return agent.length > 0 ? agent : primaryOf(table, "default");
    }
    default:
      return primaryOf(table, "default");
  }
}

/** What follows a model that has no list of its own: its agent's list, else that of `default`. */
function followed(
  table: RouteTable,
  first: Draft["written"],
  agent: string | undefined,
  rule: ChainRule,
): Draft {
  const name = agent === undefined ? "default" : `agent:${agent}`;
  const own = table.scenarios[name];
  // An agent with a primary of its own and no list is strict, also for what it runs by another model.
  if (name !== "default" && own?.primary !== undefined && own.fallbacks === undefined) {
    return { written: first, strict: "no_own_list", notes: [] };
  }
  if (name !== "default" && own?.fallbacks !== undefined) {
    return withList(first, { scenario: name, refs: own.fallbacks });
  }
  const refs = table.scenarios.default?.fallbacks ?? [];
  const hidden = rule.appendsPrimary ? hiddenPrimary(table) : [];
  const { written } = withList(first, { scenario: "default", refs });
  return { written: [...written, ...hidden], strict: "empty_list", notes: [] };
}

function withList(first: Draft["written"], { scenario, refs }: Listed): Draft {
  const list = refs.map((ref, index) => ({
    ref,
    why: { kind: "fallback", index } as const,
    scenario,
  }));
  return { written: [...first, ...list], strict: "empty_list", notes: [] };
}

function primaryOf(table: RouteTable, scenario: ScenarioName): Draft["written"] {
  const ref = table.scenarios[scenario]?.primary;
  return ref === undefined ? [] : [{ ref, why: { kind: "primary" }, scenario }];
}

function has(table: RouteTable, scenario: ScenarioName): boolean {
  const own = table.scenarios[scenario];
  return own?.primary !== undefined || (own?.fallbacks?.length ?? 0) > 0;
}

function offered(
  table: RouteTable,
  candidates: readonly Candidate[],
  catalogue: readonly ModelRef[],
): ChainNote[] {
  const [first] = catalogue;
  const primary = candidates.find(
    ({ why, scenario }) => why.kind === "primary" && scenario === "default",
  );
  if (first === undefined || primary === undefined || primary.by === "environment") return [];
  const provider = providerOf(primary.model);
  const siblings = catalogue.filter((each) => providerOf(each) === provider);
  if (siblings.length === 0 || siblings.includes(primary.model)) return [];
  return [{ code: "default_not_offered", model: chainTarget(primary.ref, table).model, first }];
}
