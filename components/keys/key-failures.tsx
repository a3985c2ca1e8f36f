"use client";

import Link from "next/link";
import { useAttemptsHref } from "@/components/now/use-attempts-href";
import { OutcomeMark } from "@/components/ui/outcome-mark";
import { formatCount } from "@/lib/charts/format-number";
import type { KeyRow, Keys } from "@/lib/contracts/keys";
import { OUTCOMES, type Outcome } from "@/lib/core/outcome/outcome";
import { keyFilters } from "./key-filters";

export type KeyFiguresProps = { row: KeyRow; answer: Pick<Keys, "range"> };

/** Attempts with the key that failed, by outcome; each count leads to its attempts. */
export function KeyFailures({ row, answer }: KeyFiguresProps) {
  const href = useAttemptsHref();
  const failed = OUTCOMES.flatMap((outcome): [Outcome, number][] => {
    const count = row.failures[outcome];
    return count === undefined ? [] : [[outcome, count]];
  });
  if (failed.length === 0) return <span className="text-ink-3">0</span>;
  return (
    <span className="flex min-w-0 flex-wrap gap-x-3">
      {failed.map(([outcome, count]) => (
        <Link
          key={outcome}
          href={href({ range: answer.range, filters: keyFilters(row, outcome) })}
          prefetch={false}
          className="inline-flex min-h-6 items-center gap-1 hover:underline"
        >
          <OutcomeMark outcome={outcome} />
          {formatCount(count)}
        </Link>
      ))}
    </span>
  );
}
