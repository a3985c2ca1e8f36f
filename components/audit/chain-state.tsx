import { ShieldAlert, ShieldCheck, ShieldQuestion } from "lucide-react";
import { formatCounted } from "@/lib/charts/format-number";
import type { Audit } from "@/lib/contracts/audit";

/** Whether anybody changed what was written. */
export function ChainState({ chain }: { chain: Audit["chain"] }) {
  if (chain === null) {
    return (
      <span className="inline-flex items-center gap-1">
        <ShieldQuestion size={14} aria-hidden />
        The chain is being verified
      </span>
    );
  }
  if (chain.brokenAt !== null) {
    return (
      <span role="alert" className="inline-flex items-center gap-1 font-medium text-warn">
        <ShieldAlert size={14} aria-hidden />
        Changed behind our back at entry {chain.brokenAt}: run npm run signalbox -- doctor
      </span>
    );
  }
  return (
    <span className="inline-flex items-center gap-1">
      <ShieldCheck size={14} aria-hidden />
      {formatCounted(chain.entries, "entry", "entries")} in all, chain unbroken
    </span>
  );
}
