import {
  type CapabilityCatalogue,
  type CapabilityLoss,
  capabilityGap,
} from "@/lib/core/capability/capability";
import { bannedBy } from "./ban-pattern";
import { type Reach, reachable } from "./chain-reach";
import { providerOf, targetKey } from "./chain-target";
import { CHECK_SEVERITY, type CheckFinding, type CheckIssue } from "./check-issue";
import type { Candidate, EffectiveChain } from "./effective-chain";
import { type GatewayRules, rulesOf } from "./gateway-rules";
import type { ModelFact, RouteFacts } from "./route-facts";
import type { RouteTable, ScenarioName } from "./route-table";
import { type Situation, scenarioOf } from "./situation";

/** Fewer attempts of a day than this say nothing about a threshold. */
export const LEAST_MEASURED = 20;

export type CheckedTable = {
  readonly table: RouteTable;
  /** The version before; `null`: there is none, so that everything is new. */
  readonly base: RouteTable | null;
  readonly facts: RouteFacts;
  /** Of the Gateway's release; left out: the newest known. */
  readonly rules?: GatewayRules;
};

type Found = Omit<CheckIssue, "isNew"> & CheckFinding;
type Place = Pick<CheckIssue, "scenario" | "path">;
type Looked = {
  readonly table: RouteTable;
  readonly reach: Reach;
  readonly facts: RouteFacts;
  /** By `targetKey`. */
  readonly seen: ReadonlyMap<string, ModelFact>;
};

/**
 * Everything that a reviewer should know of a table, errors first, then by scenario. Pure, so that the browser says the same while somebody
 * types as the server when it is handed in. The facts are the same for the table and for its base: what traffic alone changed
 * is not new.
 */
export function checkTable({
  table,
  base,
  facts,
  rules = rulesOf(null),
}: CheckedTable): CheckIssue[] {
  const catalogue = Object.keys(facts.capabilities.models);
  const seen = new Map(facts.models.map((fact) => [targetKey(fact.model), fact]));
  const look = (of: RouteTable): Looked => ({
    ...{ table: of, facts, seen },
    reach: reachable(of, rules, catalogue),
  });
  const now = look(table);
  const before = base === null ? null : look(base);
  const known = new Set(before === null ? [] : findings(before).map(({ id }) => id));
  const issues = [...findings(now), ...becameStrict(now, before)].map((found) => ({
    ...found,
    isNew: !known.has(found.id),
  }));
  const once = Map.groupBy(issues, ({ id }) => id);
  return [...once.values()].flatMap(([first]) => first ?? []).sort(byWeight);
}

function findings(looked: Looked): Found[] {
  return [
    ...banned(looked),
    ...looked.reach.chains.flatMap((chain) => chainFindings(looked, chain)),
    ...models(looked),
    ...notInTable(looked),
  ];
}

function banned({ table, reach }: Looked): Found[] {
  const patterns = table.banned ?? [];
  if (patterns.length === 0) return [];
  const reached = reach.paths.flatMap(({ model, situation, position, candidate }) => {
    const pattern = bannedBy(model, patterns);
    if (pattern === null) return [];
    const chain = reach.chains.find((one) => one.situation === situation)?.candidates ?? [];
    const way = chain.slice(0, position + 1).map((one) => one.model);
    const finding = { code: "banned_reachable", model, pattern, situation, way } as const;
    return [found(finding, placeOf(candidate, situation), model, situationKey(situation))];
  });
  const { selectable } = reach;
  const refs =
    selectable.kind === "any" ? null : selectable.refs.filter((ref) => ref.endsWith("*"));
  if (refs !== null && !refs.some((ref) => patterns.some((ban) => mayOverlap(ref, ban)))) {
    return reached;
  }
  const place = { scenario: null, path: refs === null ? ["banned"] : ["allow"] };
  return [...reached, found({ code: "ban_selectable", refs }, place, ...(refs ?? []))];
}

/** Whether a model could match both: said when in doubt. */
function mayOverlap(ref: string, ban: string): boolean {
  const [one, other] = [ref.split("*", 1)[0] ?? "", ban.split("*", 1)[0] ?? ""];
  return one.startsWith(other) || other.startsWith(one);
}

function chainFindings(looked: Looked, chain: EffectiveChain): Found[] {
  const { situation, candidates, duplicates, notes } = chain;
  const scenario = scenarioOf(situation);
  const isWritten = Object.hasOwn(looked.table.scenarios, scenario);
  const key = situationKey(situation);
  const whole: Place = { scenario, path: ["scenarios", scenario] };
  const noted = notes.flatMap((note): Found[] => {
    if (note.code === "list_without_effect" && isWritten) {
      const place = { scenario: note.scenario, path: ["scenarios", note.scenario, "fallbacks"] };
      const { fallbacks = [] } = looked.table.scenarios[note.scenario] ?? {};
      return [found({ code: "list_without_effect", situation }, place, key, ...fallbacks)];
    }
    if (note.code !== "primary_not_allowed") return [];
    const { model, instead } = note;
    return [found({ code: "primary_not_allowed", model, instead }, whole, model, instead ?? "?")];
  });
  const twice = duplicates.map((candidate) =>
    found(
      { code: "duplicate", model: candidate.model },
      placeOf(candidate, situation),
      candidate.model,
    ),
  );
  // A slot of which nothing is written has the chain of the default, where it is said already.
  if (!isWritten || situation.kind === "session_model") return [...noted, ...twice];
  return [
    ...noted,
    ...twice,
    ...shared(looked, candidates, whole),
    ...gaps(looked, candidates, situation),
    ...thresholds(looked, candidates[0], scenario),
  ];
}

/** What all members of a chain have in common fails with them all. */
function shared(
  { table, facts, seen }: Looked,
  candidates: readonly Candidate[],
  place: Place,
): Found[] {
  if (candidates.length < 2) return [];
  const models = candidates.length;
  const provider = only(candidates.map(({ model }) => providerOf(model)));
  const region = only(
    candidates.flatMap(({ model }): readonly (string | null)[] => {
      const regions = seen.get(targetKey(model))?.regions ?? [];
      return regions.length === 0 ? [null] : regions;
    }),
  );
  const regions = new Set(facts.models.flatMap((fact) => fact.regions));
  const result: Found[] = [];
  if (region !== null && regions.size > 1) {
    result.push(found({ code: "one_region", region, models }, place, region));
  }
  if (provider === null) return result;
  // Evidence names a key where one failed, so that one known key does not mean that there is one.
  const { order = [], failureBudget } = table.keys?.[provider] ?? {};
  const own = order.length === 1 ? (order[0] ?? null) : null;
  if (own !== null || failureBudget === "shared") {
    const finding = { code: "one_key", provider, models, key: own } as const;
    result.push(found(finding, place, provider, own ?? "(budget)"));
  } else {
    result.push(found({ code: "one_provider", provider, models }, place, provider));
  }
  return result;
}

function gaps(
  { table, facts }: Looked,
  [first, ...others]: readonly Candidate[],
  situation: Situation,
): Found[] {
  if (first === undefined) return [];
  const labels = labelsOf(table, facts.capabilities);
  return others.flatMap((candidate) => {
    const [from, to] = [first.model, candidate.model];
    const gap = capabilityGap(labels, from, to);
    if (gap.label === "unlabelled" || gap.lost.length === 0) return [];
    const scenario = scenarioOf(situation);
    const isAccepted = (table.acknowledged ?? []).some(
      (one) =>
        one.scenario === scenario &&
        targetKey(one.from) === targetKey(from) &&
        targetKey(one.to) === targetKey(to),
    );
    if (isAccepted) return [];
    const { path } = placeOf(candidate, situation);
    const finding = { code: "capability_gap", from, to, lost: gap.lost } as const;
    return [found(finding, { scenario, path }, from, to, ...gap.lost.map(lossKey))];
  });
}

function thresholds(
  { table, seen }: Looked,
  first: Candidate | undefined,
  scenario: ScenarioName,
): Found[] {
  const { slo } = table.scenarios[scenario] ?? {};
  const day = first === undefined ? null : (seen.get(targetKey(first.model))?.day ?? null);
  if (slo === undefined || first === undefined || day === null) return [];
  const { rated, p95Ms, latencyCount } = day;
  const measures = [
    // Of sources that write failures and slow answers only a percentile says nothing.
    {
      threshold: "p95Ms",
      measured: rated.attempts === day.attempts ? p95Ms : null,
      n: latencyCount,
    },
    {
      threshold: "rateLimitedRatio",
      measured: rated.attempts === 0 ? null : rated.rateLimited / rated.attempts,
      n: rated.attempts,
    },
  ] as const;
  return measures.flatMap(({ threshold, measured, n }) => {
    const allowed = slo[threshold];
    if (allowed === undefined || measured === null || n < LEAST_MEASURED) return [];
    if (measured <= allowed) return [];
    const about = { threshold, allowed, measured, n, model: first.model };
    const path = ["scenarios", scenario, "slo", threshold];
    const key = [first.model, threshold, String(allowed)];
    return [found({ code: "threshold_broken", ...about }, { scenario, path }, ...key)];
  });
}

/** Of every model that a chain reaches: is it there at all, and has it a key? */
function models({ table, reach, facts, seen }: Looked): Found[] {
  // An id that somebody labelled, or that another environment calls, is no slip of the pen.
  const exists = new Set(
    [
      ...Object.keys(table.capabilities ?? {}),
      ...Object.keys(facts.capabilities.models),
      ...facts.elsewhere.map(({ model }) => model),
    ].map(targetKey),
  );
  const isTrafficKnown = facts.models.length + facts.elsewhere.length > 0;
  // Where it is said does not depend on the order in which scenarios are written.
  const ways = reach.paths.toSorted((a, b) => compare(orderOf(b.situation), orderOf(a.situation)));
  const firsts = new Map(ways.map((path) => [targetKey(path.model), path] as const));
  const called = new Set(facts.models.map((fact) => providerOf(fact.model)?.toLowerCase()));
  return [...firsts].flatMap(([key, { model, candidate, situation }]) => {
    if (candidate.by === "environment") return [];
    const place = placeOf(candidate, situation);
    const result: Found[] = [];
    const provider = providerOf(model);
    if (candidate.by === "default_provider" || provider === null) {
      const finding = { code: "no_provider", written: candidate.ref, model } as const;
      result.push(ofModel(finding, place, candidate.ref));
    }
    if (isTrafficKnown && !seen.has(key) && !exists.has(key)) {
      result.push(ofModel({ code: "never_seen", model }, place, model));
    }
    // What was called had a key, whether a record names it or not.
    const isCalled = provider !== null && called.has(provider.toLowerCase());
    const hasKeys = provider === null || isCalled || keysOf(table, facts, provider).length > 0;
    if (!hasKeys && facts.keys.length > 0) {
      result.push(ofModel({ code: "no_key", provider }, place, provider));
    }
    return result;
  });
}

function notInTable({ table, reach, facts }: Looked): Found[] {
  const written = [
    ...reach.paths.map(({ model }) => model),
    ...Object.values(table.aliases ?? {}),
    ...(table.allow ?? []),
  ];
  const keys = new Set(written.map(targetKey));
  return facts.models.flatMap(({ model, attempts, lastSeenAt }) => {
    if (keys.has(targetKey(model)) || bannedBy(model, table.allow ?? []) !== null) return [];
    const finding = { code: "not_in_table", model, attempts, lastSeenAt } as const;
    const label = Object.keys(table.capabilities ?? {}).find(
      (one) => targetKey(one) === targetKey(model),
    );
    // A label is the one entry that such a model may have; without it there is nothing to point at.
    const path = label === undefined ? [] : ["capabilities", label];
    return [found(finding, { scenario: null, path }, model)];
  });
}

/** Chains that have one model from now on, and had more, or were not there. */
function becameStrict({ reach, table }: Looked, before: Looked | null): Found[] {
  const was = new Map(
    before?.reach.chains.map((chain) => [situationKey(chain.situation), chain.strict !== null]),
  );
  return reach.chains.flatMap(({ situation, strict, candidates }) => {
    const [first] = candidates;
    const scenario = scenarioOf(situation);
    // That a slot takes one model is nobody's choice, and who chooses a model knows it.
    if (strict === null || strict === "one_model" || strict === "chosen") return [];
    if (first === undefined || !Object.hasOwn(table.scenarios, scenario)) return [];
    if (was.get(situationKey(situation)) === true) return [];
    const finding = { code: "became_strict", model: first.model, because: strict } as const;
    const path = ["scenarios", scenario, ...(strict === "empty_list" ? ["fallbacks"] : [])];
    return [found({ ...finding, situation }, { scenario, path }, situationKey(situation))];
  });
}

function keysOf(table: RouteTable, facts: RouteFacts, provider: string): readonly string[] {
  const order = table.keys?.[provider]?.order ?? [];
  if (order.length > 0) return order;
  const same = provider.toLowerCase();
  return facts.keys.filter((key) => key.provider.toLowerCase() === same).map(({ name }) => name);
}

function labelsOf(table: RouteTable, installed: CapabilityCatalogue): CapabilityCatalogue {
  const own = Object.entries(table.capabilities ?? {}).map(([model, label]) => [
    model,
    { tier: null, vision: null, tools: null, contextTokens: null, ...label },
  ]);
  return {
    tiers: table.tiers ?? installed.tiers,
    models: { ...installed.models, ...Object.fromEntries(own) },
  };
}

/** Where a candidate is written; a model from outside of the table stands nowhere in it. */
function placeOf({ why, scenario }: Candidate, situation: Situation): Place {
  if (scenario === null) return { scenario: scenarioOf(situation), path: ["allow"] };
  const end = why.kind === "fallback" ? ["fallbacks", why.index] : ["primary"];
  return { scenario, path: ["scenarios", scenario, ...end] };
}

function situationKey(situation: Situation): string {
  return situation.kind === "session_model" ? `session:${situation.model}` : scenarioOf(situation);
}

/** Of a label all that a finding says. */
function lossKey(loss: CapabilityLoss): string {
  return "from" in loss ? `${loss.what} ${loss.from} ${loss.to}` : loss.what;
}

/** @param key all that a reviewer is told and the table can change, so that a tick holds for nothing else. */
function found(finding: CheckFinding, place: Place, ...key: readonly string[]): Found {
  const id = [finding.code, place.scenario ?? "", ...key].join(" ");
  return { ...finding, ...place, id, severity: CHECK_SEVERITY[finding.code] };
}

/** Of a model, wherever it is written. */
function ofModel(finding: CheckFinding, place: Place, model: string): Found {
  return { ...found(finding, place), id: `${finding.code} ${model}` };
}

function orderOf(situation: Situation): string {
  return situation.kind === "default" ? "" : situationKey(situation);
}

/** `null`: there are several, or one is not known. */
function only<Value>(values: readonly (Value | null)[]): Value | null {
  const [first = null] = values;
  return values.every((value) => value === first) ? first : null;
}

function byWeight(a: CheckIssue, b: CheckIssue): number {
  return (
    weight(a) - weight(b) || compare(a.scenario ?? "", b.scenario ?? "") || compare(a.id, b.id)
  );
}

function weight({ severity, isNew }: CheckIssue): number {
  return severity === "error" ? 0 : isNew ? 1 : 2;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
