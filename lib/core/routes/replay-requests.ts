import type { EpochMs } from "@/lib/core/time/range";
import { targetKey } from "./chain-target";
import { type EffectiveChain, effectiveChain } from "./effective-chain";
import { type GatewayRules, rulesOf } from "./gateway-rules";
import type { KeyReadiness } from "./key-readiness";
import type { ModelRef, RouteTable, ScenarioName } from "./route-table";
import { situationOf } from "./situation";

/** A request as evidence tells of it. */
export type PastRequest = {
  readonly id: string;
  readonly at: EpochMs;
  readonly gateway: string;
  /** The model that its chain asked for first; `null`: no line says. */
  readonly requested: ModelRef | null;
  /** Models that were called, in order, each once. */
  readonly tried: readonly ModelRef[];
  /** Whose session it was; `null`: no line says. */
  readonly agent: string | null;
};

/** The keys that a request would have met, worst last. */
export const FATES = ["ready", "cooling", "exhausted"] as const;
/**
 * `cooling`: every key of the chain's first model was out, and not those of all. `exhausted`: those of all its models were. A Gateway may still try a model whose keys
 * are out as a probe, and no fate says whether a call would have succeeded.
 */
export type Fate = (typeof FATES)[number];

export type Passage = {
  /** The chain's first model. */
  readonly first: ModelRef;
  readonly fate: Fate;
  /** `false`: nothing tells whether a key of it was ready, and it counts as `ready`. */
  readonly isKeyKnown: boolean;
};

/**
 * Why nothing can be said. `no_model`: no line names the model it asked for. `outside`: no chain of the base begins so, as where somebody chose a model for
 * a session, or where the Gateway runs another table. `ambiguous`: several scenarios begin so, and they do not end alike. `unsayable`: only the Gateway knows the
 * model, by its environment or by its keys.
 */
export const REPLAY_GAPS = ["no_model", "outside", "ambiguous", "unsayable"] as const;
export type ReplayGap = (typeof REPLAY_GAPS)[number];

export type Replayed = { readonly request: PastRequest } & (
  | {
      readonly kind: "known";
      /** Those that it may have been, which all say the same of it; in the order of the table. */
      readonly scenarios: readonly ScenarioName[];
      readonly base: Passage;
      readonly draft: Passage;
      /** Its chain begins with another model. */
      readonly isElsewhere: boolean;
    }
  | { readonly kind: ReplayGap; readonly scenarios: readonly ScenarioName[] }
);

export type ReplayInput = {
  /** What was in force; for a table without a version the draft itself. */
  readonly base: RouteTable;
  readonly draft: RouteTable;
  readonly requests: readonly PastRequest[];
  readonly readiness: KeyReadiness;
  /** Every release that logs are known of has the newest ones. */
  readonly rules?: GatewayRules;
};

/** Chains of a scenario under the rules of one release. */
type Chains = {
  readonly name: ScenarioName;
  readonly base: EffectiveChain;
  readonly draft: EffectiveChain;
};

/** Slots whose runs are not told apart from others in evidence, and are few. */
const NO_RUNS = new Set(["image", "pdf", "utility", "compaction", "media"]);

/**
 * Recent requests through two tables, each for itself: with which model its chain would have begun, and which keys were out then. A request's scenario is
 * that of its agent where a line names one, else each whose chain in the base begins with the model that was asked for and has the models that were called in
 * this order. Says nothing of what a model that was not called would have answered, nor of how keys would have fared under other load.
 */
export function replayRequests({
  base,
  draft,
  requests,
  readiness,
  rules = rulesOf(null),
}: ReplayInput): Replayed[] {
  const chains = chainsOf(base, draft, rules);
  return requests.map((request) => replayOne(request, chains, readiness));
}

function chainsOf(base: RouteTable, draft: RouteTable, rules: GatewayRules): Chains[] {
  const names = new Set([
    "default",
    ...Object.keys(base.scenarios),
    ...Object.keys(draft.scenarios),
  ]);
  return [...names].flatMap((name) => {
    const situation = situationOf(name);
    if (NO_RUNS.has(situation.kind)) return [];
    return {
      name,
      base: effectiveChain(base, situation, rules),
      draft: effectiveChain(draft, situation, rules),
    };
  });
}

function replayOne(
  request: PastRequest,
  chains: readonly Chains[],
  readiness: KeyReadiness,
): Replayed {
  const { requested } = request;
  if (requested === null) return { request, kind: "no_model", scenarios: [] };
  const fitting = ofAgent(request, chains).filter(({ base }) => fits(request, base));
  const scenarios = fitting.map(({ name }) => name);
  if (fitting.length === 0) return { request, kind: "outside", scenarios };
  const passages = fitting.map((one) => ({
    base: passage(one.base, request, readiness),
    draft: passage(one.draft, request, readiness),
  }));
  const [first] = passages;
  if (passages.some(({ base, draft }) => base === null || draft === null)) {
    return { request, kind: "unsayable", scenarios };
  }
  if (!first?.base || !first.draft || !passages.every((one) => isSame(one, first))) {
    return { request, kind: "ambiguous", scenarios };
  }
  const { base, draft } = first;
  const isElsewhere = targetKey(base.first) !== targetKey(draft.first);
  return { request, kind: "known", scenarios, base, draft, isElsewhere };
}

/** An agent that has no scenario of its own goes by the default. */
function ofAgent({ agent }: PastRequest, chains: readonly Chains[]): readonly Chains[] {
  if (agent === null) return chains;
  const own = chains.filter(({ name }) => name === `agent:${agent}`);
  return own.length > 0 ? own : chains.filter(({ name }) => name === "default");
}

/** Begins with the model that was asked for, and has what was called in this order; some may have been skipped. */
function fits({ requested, tried }: PastRequest, { candidates }: EffectiveChain): boolean {
  const models = candidates.map(({ model }) => targetKey(model));
  if (requested === null || models[0] !== targetKey(requested)) return false;
  let from = 0;
  return tried.every((model) => {
    const at = models.indexOf(targetKey(model), from);
    from = at + 1;
    return at >= 0;
  });
}

/** `null`: the chain has no model, or only the Gateway knows which. */
function passage(
  { candidates }: EffectiveChain,
  { gateway, at }: PastRequest,
  readiness: KeyReadiness,
): Passage | null {
  const [first] = candidates;
  if (first === undefined || candidates.some(({ by }) => by === "environment")) return null;
  const states = candidates.map(({ model }) => readiness(gateway, model, at));
  const fate = states.every((state) => state === "cooling")
    ? "exhausted"
    : states[0] === "cooling"
      ? "cooling"
      : "ready";
  return { first: first.model, fate, isKeyKnown: states[0] !== "unknown" };
}

type Both = { readonly base: Passage | null; readonly draft: Passage | null };

function isSame(one: Both, other: Both): boolean {
  return isSamePassage(one.base, other.base) && isSamePassage(one.draft, other.draft);
}

function isSamePassage(one: Passage | null, other: Passage | null): boolean {
  if (one === null || other === null) return one === other;
  return one.fate === other.fate && targetKey(one.first) === targetKey(other.first);
}
