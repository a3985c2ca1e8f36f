import type { Dimension } from "@/lib/core/attempt/attempt";
import type { Outcome } from "@/lib/core/outcome/outcome";

/** What a ratio, a percentile or a breakdown is worth nothing without. */
export const GATED_FIELDS = [
  "outcome",
  "latencyMs",
  "region",
  "provider",
  "model",
  "key",
] as const satisfies readonly ("outcome" | "latencyMs" | Dimension)[];
export type GatedField = (typeof GATED_FIELDS)[number];

/**
 * The share of attempts for which a field must be known, judged on the very attempts that a number is
 * made of. Below it the number is withheld and counts are shown.
 *
 * `outcome` is the gate of the field `status`. A time-out has no status by nature and is as certain as
 * a 429, so what counts is not whether there is a status, but whether the outcome stayed `unknown` for
 * want of one (or because nobody knows how to read it): such an attempt may be a failure or not, and a
 * ratio is off by up to their share.
 */
export const FIELD_GATES: Readonly<Record<GatedField, number>> = {
  outcome: 0.9,
  latencyMs: 0.8,
  region: 0.8,
  provider: 0.8,
  model: 0.8,
  key: 0.8,
};

/** A gate that is closed, and the share (0…1) for which its field is known. */
export type ClosedGate = { readonly field: GatedField; readonly known: number };

/** `null`: open, also where there is nothing to judge. */
export function closedGate(field: GatedField, known: number, of: number): ClosedGate | null {
  if (of === 0 || known / of >= FIELD_GATES[field]) return null;
  return { field, known: known / of };
}

/** Whether a ratio of outcomes may be made of these attempts. */
export function outcomeGate(
  attempts: number,
  outcomes: Partial<Record<Outcome, number>>,
): ClosedGate | null {
  return closedGate("outcome", attempts - (outcomes.unknown ?? 0), attempts);
}

/** Attempts with the same values of the dimensions of a breakdown. */
export type BrokenDown = {
  readonly values: readonly (string | null)[];
  /** Those that ratios are made of. */
  readonly attempts: number;
};

/**
 * Which groups of a breakdown may be compared. Values may be known for the failures alone, as keys are
 * (field guide, section 7): then every known key has failed every time. So a dimension must be known for
 * enough of all the attempts that differ in nothing else. Where it is known for none of them, nothing was
 * picked out, and their one group stands for all.
 */
export function breakdownGate(
  by: readonly string[],
  groups: readonly BrokenDown[],
): (values: readonly (string | null)[]) => ClosedGate | null {
  const judges = by.flatMap((name, index) =>
    isBrokenDownBy(name) ? [judgeOf(name, index, groups)] : [],
  );
  return (values) => {
    const closed = judges.flatMap((judge) => judge(values) ?? []);
    return closed.reduce<ClosedGate | null>(
      (worst, gate) => (worst === null || gate.known < worst.known ? gate : worst),
      null,
    );
  };
}

/** The dimensions that an attempt may lack and that have a gate. */
export const BREAKDOWN_FIELDS = ["region", "provider", "model", "key"] as const;
export type BreakdownField = (typeof BREAKDOWN_FIELDS)[number];

export function isBrokenDownBy(name: string): name is BreakdownField {
  return (BREAKDOWN_FIELDS as readonly string[]).includes(name);
}

function judgeOf(field: BreakdownField, index: number, groups: readonly BrokenDown[]) {
  const peersOf = (values: readonly (string | null)[]) => JSON.stringify(values.with(index, null));
  const sums = new Map<string, { known: number; of: number }>();
  for (const { values, attempts } of groups) {
    const peers = peersOf(values);
    const { known, of } = sums.get(peers) ?? { known: 0, of: 0 };
    const isKnown = values[index] !== null;
    sums.set(peers, { known: known + (isKnown ? attempts : 0), of: of + attempts });
  }
  return (values: readonly (string | null)[]): ClosedGate | null => {
    const { known, of } = sums.get(peersOf(values)) ?? { known: 0, of: 0 };
    return known === 0 ? null : closedGate(field, known, of);
  };
}
