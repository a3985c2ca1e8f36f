import type { Dimension } from "@/lib/core/attempt/attempt";
import type { Outcome } from "@/lib/core/outcome/outcome";
import type { Symptom } from "@/lib/core/triage/triage-order";
import type { Part, ScreenLink } from "./sentence-part";

/** What is wrong, for an icon and a word: an outcome, or what a notice is of. */
export type SentenceSign =
  | { readonly kind: "outcome"; readonly outcome: Outcome }
  | { readonly kind: "key" | "model" | "gateway"; readonly word: string };

/** One thing that is wrong, in words, with its evidence. */
export type SentenceView = {
  readonly id: string;
  readonly sign: SentenceSign;
  /** Narrowest last: provider, model, region, … */
  readonly place: readonly { readonly name: Dimension; readonly text: string }[];
  /** Where the headline leads: to all of it. */
  readonly all: ScreenLink;
  readonly evidence: readonly Part[];
  /** Whose order of actions applies; `null`: none. */
  readonly symptom: Symptom | null;
  /** Users feel it: while it lasts, something is failing. */
  readonly harmful: boolean;
  readonly ongoing: boolean;
  readonly impact: number;
};

const ORDER = ["provider", "model", "region", "gateway", "runtime", "key"] as const;

export function placeParts(
  where: Partial<Record<Dimension, string | null | undefined>>,
  labels: Readonly<Record<string, string>>,
): SentenceView["place"] {
  return ORDER.flatMap((name) => {
    const value = where[name];
    if (value === undefined) return [];
    const known = value === null ? `unknown ${name}` : (labels[value] ?? value);
    return [{ name, text: known }];
  });
}
