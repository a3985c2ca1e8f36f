/** How a run comes to its model: each kind has a rule of its own in a Gateway. */
export const SITUATION_KINDS = [
  "default",
  "agent",
  "cron",
  "session_model",
  "session_default",
  "run_model",
  "image",
  "pdf",
  "media",
  "utility",
  "compaction",
  "scenario",
] as const;
export type SituationKind = (typeof SITUATION_KINDS)[number];

/**
 * How sure a rule is: `run` was seen in a real Gateway (`tests/gateway/routes.ts`), `documented` is what
 * its documentation says.
 */
export type Proof = "run" | "documented";

export type ChainRule = {
  /** What follows a primary of its own that has no list of its own. */
  readonly afterOwnPrimary: "configured" | "none";
  /**
   * Whose chain holds where neither a primary nor a list is given: that of the agent (of `default`
   * without one), that of another slot, only the primary, or what the Gateway finds by its keys.
   */
  readonly whenUnset: "agent" | "image" | "primary" | "small_default" | "inferred" | "nothing";
  /** `false`: the slot takes one model, and a list in the table has no effect. */
  readonly hasList: boolean;
  /** The configured primary is tried last where the list was not the situation's own. */
  readonly appendsPrimary: boolean;
  readonly proof: Proof;
};

export type GatewayRules = {
  /** First and last release that they hold for, as `[year, month, patch]`; `null`: not superseded yet. */
  readonly from: Release;
  readonly to: Release | null;
  readonly chains: Readonly<Record<SituationKind, ChainRule>>;
  /** A fallback is for one turn (`turn`), or stays the session's model until the Gateway clears it. */
  readonly fallbackLasts: "turn" | "session";
  /** Whether `modelPolicy.allow` takes fallbacks out of a chain. */
  readonly allowFiltersFallbacks: boolean;
  /**
   * What runs where `modelPolicy.allow` has no configured primary: with a wildcard (`provider/*`) in it
   * the first allowed model of the catalogue, with full references only the primary all the same.
   */
  readonly primaryOutsideAllow: "first_allowed_by_wildcards" | "kept";
};

export type Release = readonly [year: number, month: number, patch: number];

const EXACT = { afterOwnPrimary: "none", hasList: false, appendsPrimary: false } as const;
const OWN_SLOT = { afterOwnPrimary: "none", hasList: true, appendsPrimary: false } as const;

const CHAINS: GatewayRules["chains"] = {
  // Seen only where the allow list put another model in the primary's place.
  default: { ...OWN_SLOT, whenUnset: "nothing", appendsPrimary: true, proof: "run" },
  agent: { ...OWN_SLOT, whenUnset: "agent", proof: "run" },
  // The owner's list holds as an explicit one: no hidden primary, and strict under a strict agent.
  cron: {
    afterOwnPrimary: "configured",
    whenUnset: "agent",
    hasList: true,
    appendsPrimary: false,
    proof: "run",
  },
  session_model: { ...EXACT, whenUnset: "nothing", proof: "run" },
  session_default: { ...OWN_SLOT, whenUnset: "agent", proof: "documented" },
  run_model: {
    afterOwnPrimary: "configured",
    whenUnset: "agent",
    hasList: false,
    appendsPrimary: true,
    proof: "run",
  },
  image: { ...OWN_SLOT, whenUnset: "inferred", proof: "documented" },
  pdf: { ...OWN_SLOT, whenUnset: "image", proof: "documented" },
  media: { ...OWN_SLOT, whenUnset: "inferred", proof: "documented" },
  utility: { ...EXACT, whenUnset: "small_default", proof: "documented" },
  compaction: { ...EXACT, whenUnset: "agent", proof: "documented" },
  scenario: { ...OWN_SLOT, whenUnset: "primary", proof: "documented" },
};

/** Oldest first, without a gap. */
export const GATEWAY_RULES: readonly [GatewayRules, ...GatewayRules[]] = [
  {
    from: [2026, 4, 26],
    to: [2026, 6, 0],
    chains: CHAINS,
    fallbackLasts: "session",
    allowFiltersFallbacks: false,
    primaryOutsideAllow: "first_allowed_by_wildcards",
  },
  {
    from: [2026, 6, 1],
    to: null,
    chains: CHAINS,
    fallbackLasts: "turn",
    allowFiltersFallbacks: false,
    primaryOutsideAllow: "first_allowed_by_wildcards",
  },
];

/** The rules of a release like `2026.9.6`; the newest where it is `null` or unreadable, the oldest where it is older. */
export function rulesOf(release: string | null): GatewayRules {
  const [newest = GATEWAY_RULES[0]] = GATEWAY_RULES.slice(-1);
  const wanted = /^v?(\d+)\.(\d+)\.(\d+)/.exec(release ?? "");
  if (wanted === null) return newest;
  const at: Release = [Number(wanted[1]), Number(wanted[2]), Number(wanted[3])];
  return GATEWAY_RULES.findLast(({ from }) => compare(from, at) <= 0) ?? GATEWAY_RULES[0];
}

function compare(a: Release, b: Release): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
