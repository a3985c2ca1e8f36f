import type { CapabilityGapWire } from "@/lib/contracts/capabilities";
import { formatShortCount } from "./format-number";

type Loss = Extract<CapabilityGapWire, { label: "known" }>["lost"][number];

/**
 * What a downgrade costs, a piece a loss: "vision lost", "context 200k → 32k". `sure`: both models
 * are in the catalogue, so that an empty list means that nothing is lost.
 */
export type CapabilityCost = {
  readonly sure: boolean;
  readonly pieces: readonly string[];
  /** All of it in one line; what is not labelled is said, never taken for no loss. */
  readonly text: string;
};

export function capabilityCost(gap: CapabilityGapWire): CapabilityCost {
  if (gap.label === "unlabelled") {
    const text = `not labelled: ${gap.missing.join(", ")}`;
    return { sure: false, pieces: [], text };
  }
  const pieces = gap.lost.map(lossWords);
  return {
    sure: true,
    pieces,
    text: pieces.length === 0 ? "nothing lost that is labelled" : pieces.join(", "),
  };
}

function lossWords(loss: Loss): string {
  switch (loss.what) {
    case "vision":
    case "tools":
      return `${loss.what} lost`;
    case "context":
      return `context ${formatShortCount(loss.from)} → ${formatShortCount(loss.to)}`;
    case "tier":
      return `tier ${loss.from} → ${loss.to}`;
  }
}
