import { targetKey } from "./chain-target";
import type { Fate, Replayed, ReplayGap } from "./replay-requests";
import type { ModelRef, ScenarioName } from "./route-table";

type Fates = Readonly<Record<Exclude<Fate, "ready">, number>>;

export type ReplayFlow = {
  /** The first model of the chain in the base, and in the draft. */
  readonly from: ModelRef;
  readonly to: ModelRef;
  readonly requests: number;
};

/** Of requests whose scenario is known. */
export type ReplaySums = {
  readonly requests: number;
  readonly elsewhere: number;
  readonly base: Fates;
  readonly draft: Fates;
  /** Of them, those whose first models' keys evidence names, in base and draft: the others count as if a key was ready. */
  readonly withKeys: number;
  /** Of those that met no ready key in the base and had a call: in how many their Gateway passed the first model over. */
  readonly met: { readonly requests: number; readonly passedOver: number };
};

export type ScenarioReplay = ReplaySums & {
  /** Several where nothing tells them apart. */
  readonly scenarios: readonly ScenarioName[];
  /** Of those that go elsewhere, most first. */
  readonly flows: readonly ReplayFlow[];
};

export type ReplaySummary = {
  readonly total: ReplaySums;
  readonly gaps: Readonly<Record<ReplayGap, number>>;
  /** Most requests first. */
  readonly scenarios: readonly ScenarioReplay[];
};

type Known = Extract<Replayed, { kind: "known" }>;

/** What a replay comes to. Requests of which nothing can be said are counted beside it, never in it. */
export function sumReplay(replayed: readonly Replayed[]): ReplaySummary {
  const known = replayed.filter((one) => one.kind === "known");
  const gap = (kind: ReplayGap) => replayed.filter((one) => one.kind === kind).length;
  const groups = Map.groupBy(known, ({ scenarios }) => scenariosKey(scenarios));
  return {
    total: sumsOf(known),
    gaps: {
      no_model: gap("no_model"),
      outside: gap("outside"),
      ambiguous: gap("ambiguous"),
      unsayable: gap("unsayable"),
    },
    scenarios: [...groups.values()]
      .map((own) => ({
        scenarios: own[0]?.scenarios ?? [],
        ...sumsOf(own),
        flows: flowsOf(own),
      }))
      .sort((a, b) => b.requests - a.requests || compare(a.scenarios, b.scenarios)),
  };
}

/** The scenarios of a request as one text, as a filter takes it. */
export function scenariosKey(scenarios: readonly ScenarioName[]): string {
  return scenarios.join(" ");
}

function sumsOf(known: readonly Known[]): ReplaySums {
  const fates = (side: "base" | "draft") => ({
    cooling: known.filter((one) => one[side].fate === "cooling").length,
    exhausted: known.filter((one) => one[side].fate === "exhausted").length,
  });
  return {
    requests: known.length,
    elsewhere: known.filter(({ isElsewhere }) => isElsewhere).length,
    base: fates("base"),
    draft: fates("draft"),
    met: metOf(known),
    withKeys: known.filter(({ base, draft }) => base.isKeyKnown && draft.isKeyKnown).length,
  };
}

/**
 * What really happened where no key of the first model was ready. A failure is always logged, so that the first call that is known is the first that there was.
 */
function metOf(known: readonly Known[]): ReplaySums["met"] {
  const met = known.filter(
    ({ request, base }) => base.fate !== "ready" && request.tried.length > 0,
  );
  const passedOver = met.filter(
    ({ request, base }) => targetKey(request.tried[0] ?? "") !== targetKey(base.first),
  );
  return { requests: met.length, passedOver: passedOver.length };
}

function flowsOf(known: readonly Known[]): ReplayFlow[] {
  const elsewhere = known.filter(({ isElsewhere }) => isElsewhere);
  const flows = Map.groupBy(elsewhere, ({ base, draft }) => `${base.first}\n${draft.first}`);
  return [...flows.values()]
    .flatMap(([one, ...more]) =>
      one === undefined
        ? []
        : { from: one.base.first, to: one.draft.first, requests: 1 + more.length },
    )
    .sort((a, b) => b.requests - a.requests || (`${a.from}${a.to}` < `${b.from}${b.to}` ? -1 : 1));
}

function compare(one: readonly string[], other: readonly string[]): number {
  return scenariosKey(one) < scenariosKey(other) ? -1 : 1;
}
