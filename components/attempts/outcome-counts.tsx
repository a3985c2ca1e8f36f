"use client";

import { useQuery } from "@tanstack/react-query";
import { FilterValue } from "@/components/console/filter-value";
import { useSlice } from "@/components/console/use-slice";
import { OutcomeMark } from "@/components/ui/outcome-mark";
import { formatCount } from "@/lib/charts/format-number";
import { ratesQuery } from "@/lib/client/rates-query";
import { OUTCOMES } from "@/lib/core/outcome/outcome";

const NOT_SPLIT = [] as const;

/** How the matching attempts ended: each count includes its outcome when clicked, Alt-click leaves it out. */
export function OutcomeCounts() {
  const { slice, behaviour } = useSlice();
  const { data, isError, refetch } = useQuery({ ...ratesQuery(slice, NOT_SPLIT), ...behaviour });
  const counts = OUTCOMES.map((outcome) => ({
    outcome,
    count: data?.total.outcomes[outcome] ?? 0,
  }));
  if (isError && data === undefined) {
    return (
      <p role="alert" className="mb-2 min-h-6 text-ink-2">
        The counts by outcome could not be read.{" "}
        <button type="button" className="link" onClick={() => void refetch()}>
          Try again
        </button>
      </p>
    );
  }
  return (
    <ul className="mb-2 flex min-h-6 flex-wrap gap-x-4 gap-y-1" aria-label="Attempts by outcome">
      {counts
        .filter(({ count }) => count > 0)
        .map(({ outcome, count }) => (
          <li key={outcome}>
            <FilterValue
              name="outcome"
              value={outcome}
              className="inline-flex items-center gap-1.5"
            >
              <OutcomeMark outcome={outcome} />
              <span className="font-medium">{formatCount(count)}</span>
            </FilterValue>
          </li>
        ))}
    </ul>
  );
}
