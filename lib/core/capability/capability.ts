/** What a model can do, as the organisation says; `null`: not said. */
export type Capability = {
  /** A word of the organisation's own: `frontier`, `standard`, `small`… in the order of the catalogue's `tiers`. */
  readonly tier: string | null;
  readonly vision: boolean | null;
  readonly tools: boolean | null;
  readonly contextTokens: number | null;
};

export type CapabilityCatalogue = {
  /** Best first. */
  readonly tiers: readonly string[];
  /** By model reference, `provider/model`. */
  readonly models: Readonly<Record<string, Capability>>;
};

export type CapabilityLoss =
  | { readonly what: "vision" | "tools" }
  | { readonly what: "context"; readonly from: number; readonly to: number }
  | { readonly what: "tier"; readonly from: string; readonly to: string };

/** What is lost from one model to another. `unlabelled`: one of the two is not in the catalogue. */
export type CapabilityGap =
  | { readonly label: "known"; readonly lost: readonly CapabilityLoss[] }
  | { readonly label: "unlabelled"; readonly missing: readonly string[] };

/**
 * What a request loses when `to` serves instead of `from` (both `provider/model`). What is not said of
 * either is not compared.
 */
export function capabilityGap(
  { tiers, models }: CapabilityCatalogue,
  from: string,
  to: string,
): CapabilityGap {
  const [before, after] = [models[from], models[to]];
  if (before === undefined || after === undefined) {
    const missing = [...new Set([from, to])].filter((ref) => models[ref] === undefined);
    return { label: "unlabelled", missing };
  }
  const lost: CapabilityLoss[] = [];
  for (const what of ["vision", "tools"] as const) {
    if (before[what] === true && after[what] === false) lost.push({ what });
  }
  const [more, less] = [before.contextTokens, after.contextTokens];
  if (more !== null && less !== null && less < more) {
    lost.push({ what: "context", from: more, to: less });
  }
  if (isLower(tiers, before.tier, after.tier)) {
    lost.push({ what: "tier", from: before.tier ?? "", to: after.tier ?? "" });
  }
  return { label: "known", lost };
}

function isLower(tiers: readonly string[], from: string | null, to: string | null): boolean {
  if (from === null || to === null) return false;
  const [before, after] = [tiers.indexOf(from), tiers.indexOf(to)];
  return before >= 0 && after > before;
}
