"use client";

import { TriangleAlert } from "lucide-react";
import { useTime } from "@/components/console/use-time";
import { OutcomeMark } from "@/components/ui/outcome-mark";
import { Skeleton } from "@/components/ui/skeleton";
import { OUTCOME_LOOKS } from "@/lib/charts/outcome-look";
import type { AttemptRow } from "@/lib/contracts/attempts";

export type AttemptVerdictProps = {
  attempt: AttemptRow;
  /** `null`: being read; none: it could not be. */
  reasoning: readonly string[] | null;
};

/** What happened and why we say so, in words. */
export function AttemptVerdict({ attempt, reasoning }: AttemptVerdictProps) {
  const { timeAgo } = useTime();
  const { outcome, provider, model, contradiction, gatewayReason } = attempt;
  return (
    <section aria-label="Outcome">
      <p className="text-16">
        <OutcomeMark outcome={outcome} size={16} swatch className="font-semibold" />
        <span className="text-ink-2">
          {" "}
          at {provider ?? "unknown"}/{model ?? "unknown"}, {timeAgo(attempt.at)}
        </span>
      </p>
      <p className="text-ink-2">{OUTCOME_LOOKS[outcome].meaning}</p>
      {contradiction ? (
        <p className="mt-3 flex items-start gap-2 rounded-m bg-warn-surface px-2.5 py-1.5 text-warn">
          <TriangleAlert size={14} aria-hidden className="mt-0.5 shrink-0" />
          <span>
            The Gateway calls it “{gatewayReason}”. The evidence says {OUTCOME_LOOKS[outcome].word},
            and that is what is counted.
          </span>
        </p>
      ) : null}
      {reasoning?.length === 0 ? null : <Why reasoning={reasoning} />}
    </section>
  );
}

function Why({ reasoning }: Pick<AttemptVerdictProps, "reasoning">) {
  return (
    <>
      <h3 className="mt-4 mb-1 text-12 font-medium text-ink-3">Why</h3>
      {reasoning === null ? (
        <Skeleton className="h-10" />
      ) : (
        <ol className="max-w-prose list-decimal space-y-1 pl-5 marker:text-ink-3">
          {reasoning.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ol>
      )}
    </>
  );
}
