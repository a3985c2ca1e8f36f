import { OutcomeMark } from "@/components/ui/outcome-mark";
import { reasonDetail, reasonOutcome, reasonWords } from "@/lib/charts/reason-words";

/** Why the model asked for did not serve: as the outcome that it stands for, or in the Gateway's own word. */
export function ReasonMark({ reason }: { reason: string | null }) {
  if (reason === null) return <span className="text-ink-3">unknown</span>;
  const outcome = reasonOutcome(reason);
  if (outcome === null) return <span className="text-ink-2">{reasonWords(reason)}</span>;
  const detail = reasonDetail(reason);
  return (
    <span className="inline-flex items-center gap-1.5">
      <OutcomeMark outcome={outcome} />
      {detail === null ? null : <span className="text-12 text-ink-3">{detail}</span>}
    </span>
  );
}
