import { type ClosedGate, FIELD_GATES, type GatedField } from "@/lib/core/quality/field-gates";
import { formatShare } from "./format-number";
import { MIN_N, type Withheld } from "./measure";
import type { Unit } from "./nice-axis";

export type WithheldWords = {
  /** In the place of the number. */
  readonly short: string;
  /** What it means, and what would change it. */
  readonly long: string;
};

const LATENCY_OF_FAILURES: WithheldWords = {
  short: "unknown",
  long: "Only failures and slow answers are logged here. A percentile of those would not be the latency of the calls.",
};

export const GATED_WORDS: Readonly<Record<GatedField, string>> = {
  outcome: "outcome",
  latencyMs: "latency",
  region: "region",
  provider: "provider",
  model: "model",
  key: "key",
};

/** What is known too seldom, in words: "key known for 12 % of these attempts". */
export function gateWords({ field, known }: ClosedGate): string {
  return `${GATED_WORDS[field]} known for ${formatShare(known)} of these attempts`;
}

/**
 * Why a number is not shown, in the reader's words; without fast answers a rate and a latency lack
 * different things. `gate`: of a number whose field is known too seldom.
 */
export function withheldWords(
  why: Withheld,
  unit: Unit = "share",
  gate?: ClosedGate,
): WithheldWords {
  switch (why) {
    case "field_unknown":
      return gate === undefined ? TOO_LITTLE_KNOWN : gatedWords(gate);
    case "no_attempts":
      return {
        short: "no attempts",
        long: "Nothing was tried here, so there is nothing to divide by.",
      };
    case "no_evidence":
      return {
        short: "no data",
        long: "No source covered this time: traffic is unknown, not zero.",
      };
    case "failures_only":
      if (unit === "ms") return LATENCY_OF_FAILURES;
      return {
        short: "rate unknown",
        long: "Only failures and slow answers are logged here. How many calls went well is not known, so counts are shown and no rate.",
      };
    case "too_few":
      return {
        short: "n too small",
        long: `A P95 is shown from ${MIN_N.p95} measured calls on and a P50 from ${MIN_N.p50}: below that, one slow call decides.`,
      };
    case "not_yet":
      return { short: "not yet", long: "This time has not come yet." };
    case "cannot_merge":
      return {
        short: "not known",
        long: "Percentiles of several steps cannot be added up. A shorter range shows them.",
      };
  }
}

const TOO_LITTLE_KNOWN: WithheldWords = {
  short: "withheld",
  long: "What this is made of is known for too few of these attempts. Quality says which field it is.",
};

function gatedWords(gate: ClosedGate): WithheldWords {
  return {
    short: `${GATED_WORDS[gate.field]} known for ${formatShare(gate.known)}`,
    long: `Withheld: ${gateWords(gate)}, and under ${formatShare(FIELD_GATES[gate.field])} it would mislead. Counts are shown. Quality says what would change it.`,
  };
}
