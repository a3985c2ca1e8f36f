import type { CapabilityGap } from "@/lib/core/capability/capability";

/** What a downgrade costs as one cell: stable words, not those of a screen. */
export function costText(cost: CapabilityGap): string {
  if (cost.label === "unlabelled") return "unlabelled";
  return cost.lost
    .map((loss) => ("from" in loss ? `${loss.what} ${loss.from} > ${loss.to}` : loss.what))
    .join("; ");
}
