"use client";

import Link from "next/link";
import { FILTER_NAMES } from "@/components/console/console-params";
import { FILTER_WORDS } from "@/components/console/filter-words";
import { useConsoleState } from "@/components/console/use-console-state";
import { useTime } from "@/components/console/use-time";
import { useValueName } from "@/components/console/use-value-name";
import { formatCounted } from "@/lib/charts/format-number";
import { isEveryFailure } from "@/lib/charts/measure";
import type { Difference, DifferenceSelection } from "@/lib/contracts/difference";

export type SelectionWordsProps = {
  selection: DifferenceSelection;
  /** Not there while it is read. */
  answer: Difference | undefined;
};

/** What is compared with what. */
export function SelectionWords({ selection, answer }: SelectionWordsProps) {
  const { filters, range } = selection;
  const { href } = useConsoleState();
  const time = useTime();
  const nameOf = useValueName();
  const failed = isEveryFailure(filters.outcome);
  const words = FILTER_NAMES.flatMap((name) => {
    const values = filters[name];
    if (values === undefined || (name === "outcome" && failed)) return [];
    return `${FILTER_WORDS[name]} ${values.map((value) => nameOf(name, value)).join(" or ")}`;
  });
  const what = failed ? "failed attempt" : "attempt";
  const counted = answer === undefined ? `The ${what}s` : formatCounted(answer.selected, what);
  const rows = { filters, range: range ?? answer?.range };
  return (
    <p className="text-14 text-ink-2">
      <Link href={href("/attempts", rows)} className="link font-medium text-ink">
        {counted}
      </Link>
      {words.length === 0 ? null : ` (${words.join(", ")})`}
      {range === null ? null : ` ${time.range(range)}`}
      {answer === undefined
        ? ", against the rest"
        : `, against ${formatCounted(answer.rest, "other attempt")} of ${time.range(answer.range)}`}
      .
    </p>
  );
}
