import type { Capabilities } from "@/lib/contracts/capabilities";
import type { Capability } from "@/lib/core/capability/capability";

export type CapabilityRow = {
  /** `provider/model` */
  readonly ref: string;
  /** `null`: not in the catalogue. */
  readonly capability: Capability | null;
};

export type Catalogue = Pick<Capabilities, "tiers" | "models">;

export const NOTHING_SAID: Capability = {
  tier: null,
  vision: null,
  tools: null,
  contextTokens: null,
};

/** Models of traffic and of the catalogue: those without a label first, as they come; then by name. */
export function capabilityRows(
  { models }: Catalogue,
  /** Known from traffic, most called first. */
  seen: readonly string[],
): CapabilityRow[] {
  const lacking = seen.filter((ref) => !Object.hasOwn(models, ref));
  const labelled = Object.keys(models).toSorted((a, b) => a.localeCompare(b, "en"));
  return [
    ...lacking.map((ref) => ({ ref, capability: null })),
    ...labelled.map((ref) => ({ ref, capability: models[ref] ?? null })),
  ];
}

/** A model's label with a change in it; one of which nothing is said any more leaves the catalogue. */
export function withCapability(
  catalogue: Catalogue,
  ref: string,
  change: Partial<Capability>,
): Catalogue {
  const capability = { ...(catalogue.models[ref] ?? NOTHING_SAID), ...change };
  const { [ref]: _, ...others } = catalogue.models;
  const saysNothing = Object.values(capability).every((value) => value === null);
  return { ...catalogue, models: saysNothing ? others : { ...others, [ref]: capability } };
}

/** "200k", "1M", "128 000" or "128000" as tokens; `null`: no such number. */
export function parseTokens(text: string): number | null {
  const [, digits = "", unit = ""] = /^([\d\s_.,\u202f]+)\s*([kKmM]?)$/.exec(text.trim()) ?? [];
  const plain = digits.replaceAll(/[\s_\u202f]/g, "");
  const value =
    unit === "" ? Number(plain.replaceAll(/[.,]/g, "")) : Number(plain.replace(",", "."));
  const tokens = Math.round(value * (unit === "" ? 1 : /k/i.test(unit) ? 1_000 : 1_000_000));
  return plain !== "" && Number.isSafeInteger(tokens) && tokens > 0 && tokens <= 1_000_000_000
    ? tokens
    : null;
}
