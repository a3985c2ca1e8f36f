import { OutcomeMark } from "@/components/ui/outcome-mark";
import { reasonOutcome, reasonWords } from "@/lib/charts/reason-words";

/** Why a key is out: as the outcome that the Gateway's reason stands for, else in its own word. */
export function KeyReason({ reason }: { reason: string | null }) {
  if (reason === null) return <span className="text-ink-3">not said</span>;
  const outcome = reasonOutcome(reason);
  if (outcome === null) return <span className="text-ink-2">{reasonWords(reason)}</span>;
  return <OutcomeMark outcome={outcome} />;
}
