"use client";

import { Button } from "@/components/ui/button";
import type { Scenario, SloThresholds } from "@/lib/core/routes/route-table";
import { NumberField } from "./number-field";

export type ThresholdFieldsProps = {
  scenario: Scenario;
  onChange: (scenario: Scenario) => void;
};

const SLO_FIELDS = [
  { field: "p95Ms", label: "P95 at most", hint: "milliseconds" },
  { field: "rateLimitedRatio", label: "429 at most", hint: "0 to 1 of attempts" },
  { field: "successRatio", label: "Served at least", hint: "0 to 1 of requests" },
  { field: "windowDays", label: "Window", hint: "days" },
] as const;

const CIRCUIT_FIELDS = [
  { field: "consecutiveFailures", label: "Failures in a row", hint: "then it opens" },
  { field: "minimumRequests", label: "Requests at least", hint: "before it may open" },
  { field: "openSeconds", label: "Open for", hint: "seconds" },
] as const;

/** Where a team starts that has no numbers of its own; shown, and changed before it is handed in. */
const FIRST_CIRCUIT = { consecutiveFailures: 5, minimumRequests: 10, openSeconds: 60 };

/** What a scenario's chain is held to. What is empty is not watched. */
export function ThresholdFields({ scenario, onChange }: ThresholdFieldsProps) {
  const { slo, circuit, ...rest } = scenario;
  const withSlo = (next: SloThresholds) =>
    onChange({
      ...rest,
      ...(Object.values(next).some((value) => value !== undefined) ? { slo: next } : {}),
      ...(circuit === undefined ? {} : { circuit }),
    });
  return (
    <div className="grid gap-4">
      <fieldset>
        <legend className="mb-1 font-medium">Thresholds</legend>
        <div className="flex flex-wrap gap-3">
          {SLO_FIELDS.map(({ field, label, hint }) => (
            <NumberField
              key={field}
              {...{ label, hint }}
              value={slo?.[field]}
              onCommit={(value) => {
                const { [field]: _, ...others } = slo ?? {};
                withSlo(value === undefined ? others : { ...others, [field]: value });
              }}
            />
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend className="mb-1 font-medium">Circuit</legend>
        {circuit === undefined ? (
          <Button size="s" onClick={() => onChange({ ...scenario, circuit: FIRST_CIRCUIT })}>
            Give it a circuit
          </Button>
        ) : (
          <div className="flex flex-wrap items-start gap-3">
            {CIRCUIT_FIELDS.map(({ field, label, hint }) => (
              <NumberField
                key={field}
                {...{ label, hint }}
                value={circuit[field]}
                onCommit={(value) => {
                  if (value !== undefined)
                    onChange({ ...scenario, circuit: { ...circuit, [field]: value } });
                }}
              />
            ))}
            <Button
              size="s"
              look="plain"
              className="mt-6"
              onClick={() => onChange({ ...rest, ...(slo === undefined ? {} : { slo }) })}
            >
              No circuit
            </Button>
          </div>
        )}
      </fieldset>
    </div>
  );
}
