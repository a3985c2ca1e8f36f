import { capabilityCost } from "@/lib/charts/capability-words";
import type { CapabilityGapWire } from "@/lib/contracts/capabilities";

/** What a downgrade costs, in words; what is not labelled is said. */
export function CapabilityLoss({ cost }: { cost: CapabilityGapWire }) {
  const { sure, pieces, text } = capabilityCost(cost);
  if (!sure) {
    return (
      <span className="text-ink-3" title={text}>
        not labelled
      </span>
    );
  }
  if (pieces.length === 0) return <span className="text-ink-3">{text}</span>;
  return <span className="whitespace-normal">{text}</span>;
}
