"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { useMemo } from "react";
import { CrosshairProvider } from "@/components/charts/crosshair";
import { RatesPanel } from "@/components/charts/rates-panel";
import { Info } from "@/components/ui/info";
import { AVAILABILITY_FAILURES } from "@/lib/charts/measure";
import { nowRates } from "@/lib/charts/now-rates";
import type { RatesOptions } from "@/lib/charts/prepared-rates";
import type { Now } from "@/lib/contracts/now";
import type { Rates } from "@/lib/contracts/rates";
import { OUTCOMES, type Outcome } from "@/lib/core/outcome/outcome";

/** More bars than this are thinner than the eye tells apart. */
const MOST_STEPS = 200;

/** A growing `unknown` means that the classifier is behind the Gateway: it belongs where one looks. */
const FAILED_OR_UNKNOWN: readonly Outcome[] = [...AVAILABILITY_FAILURES, "unknown"];

const FAILED: RatesOptions = {
  measure: { kind: "outcomes", outcomes: FAILED_OR_UNKNOWN, as: "count" },
  split: "outcome",
  mostSteps: MOST_STEPS,
};
const SERVED: RatesOptions = {
  measure: {
    kind: "outcomes",
    outcomes: OUTCOMES.filter((outcome) => !FAILED_OR_UNKNOWN.includes(outcome)),
    as: "count",
  },
  split: "outcome",
  mostSteps: MOST_STEPS,
};
const NO_STYLES = new Map();

/** Failures and answers over the same time, each on its own zero-based axis so that neither hides the other. */
export function StripPanel({ query }: { query: UseQueryResult<Now> }) {
  const now = query.data;
  const failures = useMemo(() => now && nowRates(now, "failures"), [now]);
  const answers = useMemo(() => now && nowRates(now, "answers"), [now]);
  const shared = { many: "outcomes", styles: NO_STYLES };
  return (
    <div className="grid gap-x-8 gap-y-7 xl:grid-cols-2">
      <CrosshairProvider>
        <RatesPanel
          {...shared}
          query={{ ...query, data: failures } as UseQueryResult<Rates>}
          title="Failed or unknown, by outcome"
          options={FAILED}
          noneOf="failures"
          info={
            <Info about="failed or unknown">
              <p>
                Attempts that a provider, path, key or route has to answer for, and those whose
                outcome nothing proves, counted per step.
              </p>
            </Info>
          }
        />
        <RatesPanel
          {...shared}
          query={{ ...query, data: answers } as UseQueryResult<Rates>}
          title="Served, and the caller's own"
          options={SERVED}
          noneOf="answers"
          info={
            <Info about="served, and the caller's own">
              <p>
                Attempts that were answered, and those that failed for the caller's own reason,
                counted per step.
              </p>
            </Info>
          }
        />
      </CrosshairProvider>
    </div>
  );
}
