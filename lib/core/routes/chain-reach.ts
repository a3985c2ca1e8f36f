import { type Candidate, type EffectiveChain, effectiveChain } from "./effective-chain";
import { type GatewayRules, rulesOf } from "./gateway-rules";
import type { ModelRef, RouteTable } from "./route-table";
import { type Situation, situationsOf } from "./situation";

/** One way to a model. */
export type ReachPath = {
  readonly model: ModelRef;
  readonly situation: Situation;
  /** From 0 in the chain of the situation. */
  readonly position: number;
  readonly candidate: Candidate;
};

/** What a person or a job may choose for itself, past every chain. */
export type Selectable =
  | { readonly kind: "any" }
  /** References, and `provider/*` for all of a provider. */
  | { readonly kind: "listed"; readonly refs: readonly ModelRef[] };

export type Reach = {
  readonly chains: readonly EffectiveChain[];
  readonly paths: readonly ReachPath[];
  readonly selectable: Selectable;
};

/** Every path by which a Gateway with this table comes to a model. */
export function reachable(
  table: RouteTable,
  rules: GatewayRules = rulesOf(null),
  catalogue: readonly ModelRef[] = [],
): Reach {
  const allowed = table.allow ?? [];
  const chosen = allowed
    .filter((ref) => !ref.endsWith("*"))
    .map((model): Situation => ({ kind: "session_model", model }));
  const chains = [...situationsOf(table), ...chosen].map((situation) =>
    effectiveChain(table, situation, rules, catalogue),
  );
  return {
    chains,
    paths: chains.flatMap(({ situation, candidates }) =>
      candidates.map((candidate, position) => ({
        model: candidate.model,
        situation,
        position,
        candidate,
      })),
    ),
    // An empty list allows every model, as no list does.
    selectable: allowed.length === 0 ? { kind: "any" } : { kind: "listed", refs: allowed },
  };
}
