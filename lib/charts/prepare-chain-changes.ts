import type { EffectiveChainWire, RouteChains } from "@/lib/contracts/route-chains";
import type { Situation } from "@/lib/core/routes/situation";
import { situationWords } from "./check-words";

export type ChainSide = {
  /** Tried first to last. */
  readonly models: readonly { readonly model: string; readonly isHidden: boolean }[];
  /** Nothing follows when the one model fails. */
  readonly isStrict: boolean;
};

export type ChainChange = {
  readonly key: string;
  readonly title: string;
  /** `null`: it has no chain of its own on this side. */
  readonly before: ChainSide | null;
  readonly after: ChainSide | null;
};

/** The effective chains that a change touches, before and after. `null`: either side cannot be read as a table. */
export function prepareChainChanges(
  /** `null`: the table is new. */
  base: RouteChains | null,
  target: RouteChains,
): ChainChange[] | null {
  if (base?.chains === null || target.chains === null) return null;
  const before = bySituation(base?.chains ?? []);
  const after = bySituation(target.chains);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    const sides = { before: was ? sideOf(was) : null, after: is ? sideOf(is) : null };
    if (JSON.stringify(sides.before) === JSON.stringify(sides.after)) return [];
    // The contract has every field of a situation as optional; the server writes those of its kind.
    const situation = (is ?? was)?.situation as Situation;
    return [{ key, title: situationWords(situation), ...sides }];
  });
}

function bySituation(chains: readonly EffectiveChainWire[]): Map<string, EffectiveChainWire> {
  return new Map(chains.map((chain) => [situationKey(chain), chain]));
}

function situationKey({ situation }: EffectiveChainWire): string {
  const { kind, agent, job, model, medium, name } = situation;
  return [kind, agent, job, model, medium, name].join("\n");
}

function sideOf({ candidates, strict }: EffectiveChainWire): ChainSide {
  return {
    models: candidates.map(({ model, why }) => ({
      model,
      isHidden: why.kind === "hidden_primary",
    })),
    isStrict: strict !== null,
  };
}
