"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useConsoleState } from "@/components/console/use-console-state";
import { cn } from "@/components/ui/cn";
import type { Now } from "@/lib/contracts/now";
import type { Symptom } from "@/lib/core/triage/triage-order";

export type FirstActionProps = {
  symptom: Symptom | null;
  triage: Now["triage"];
  className?: string;
};

/** What to do first about a symptom and why, in the organisation's order; what comes after it folds out. */
export function FirstAction({ symptom, triage, className }: FirstActionProps) {
  const { href } = useConsoleState();
  const [first, ...rest] = symptom === null ? [] : (triage.orders[symptom] ?? []);
  if (symptom === null || first === undefined) return null;
  return (
    <details className={cn("group text-ink-2", className)}>
      <summary className="flex w-fit max-w-full cursor-pointer items-baseline gap-1 rounded-s">
        <ChevronRight
          size={12}
          aria-hidden
          className="shrink-0 self-center text-ink-3 group-open:rotate-90"
        />
        <span className="min-w-0">
          <span className="text-ink-3">First: </span>
          <span className="text-ink">{sentence(first.text)}</span>
        </span>
      </summary>
      <div className="mt-1 max-w-prose pl-4">
        <p>{first.why}</p>
        {rest.length === 0 ? null : (
          <ol start={2} className="mt-1.5 list-decimal space-y-1 pl-5">
            {rest.map(({ id, text, why }) => (
              <li key={id}>
                <span className="text-ink">{sentence(text)}</span> {why}
              </li>
            ))}
          </ol>
        )}
        <p className="mt-1.5 text-12 text-ink-3">
          The order {triage.version === 0 ? "is as delivered" : "is your organisation\u2019s"}.{" "}
          <Link href={href("/settings", { params: { symptom } })} className="link">
            Change it
          </Link>
        </p>
      </div>
    </details>
  );
}

/** People end their steps with a mark, or not. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
