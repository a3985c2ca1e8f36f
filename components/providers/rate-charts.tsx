"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { CrosshairProvider } from "@/components/charts/crosshair";
import { RatesPanel } from "@/components/charts/rates-panel";
import { useSlice } from "@/components/console/use-slice";
import { Info } from "@/components/ui/info";
import { Segmented } from "@/components/ui/segmented";
import { entityLabel } from "@/lib/charts/entity-label";
import { entityStyles } from "@/lib/charts/entity-style";
import { latencyStep } from "@/lib/charts/latency-step";
import { LATENCY_WORDS } from "@/lib/charts/latency-words";
import { MIN_N, OTHER_FAILURES } from "@/lib/charts/measure";
import { OUTCOME_LOOKS } from "@/lib/charts/outcome-look";
import type { RatesOptions } from "@/lib/charts/prepared-rates";
import { ratesQuery } from "@/lib/client/rates-query";
import { type RoutesAnswer, routesQuery } from "@/lib/client/routes-query";
import type { Rates } from "@/lib/contracts/rates";
import type { Outcome } from "@/lib/core/outcome/outcome";
import { useProvidersParams } from "./use-providers-params";

/** A bar wide enough to be hit; sums may be made of longer steps, percentiles keep the server's. */
const MOST_STEPS = 96;

const DIMENSIONS_OF = { provider: ["provider"], model: ["provider", "model"] } as const;

/** Since when, and together with what: four charts over the same time, under one crosshair. */
export function RateCharts() {
  const { slice, behaviour } = useSlice();
  const [{ by, as, latency }, setParams] = useProvidersParams();
  const query = useQuery({
    ...routesQuery(slice),
    ...behaviour,
    select: by === "provider" ? byProviderOf : byModelOf,
  });
  const longer = query.data === undefined ? null : latencyStep(query.data, latency);
  const asked = useQuery({
    ...ratesQuery(slice, DIMENSIONS_OF[by], longer ?? undefined),
    ...behaviour,
    enabled: behaviour.enabled && longer !== null,
  });
  const styles = useMemo(() => entityStyles(labelsOf(query.data)), [query.data]);
  const options = useMemo(
    () => ({
      limited: outcomes(["rate_limited"], as, "entity"),
      timeouts: outcomes(["timeout"], as, "entity"),
      others: outcomes(OTHER_FAILURES, as, "outcome"),
      latency: { measure: { kind: "latency", quantile: latency }, split: "entity" } as const,
    }),
    [as, latency],
  );
  const many = by === "provider" ? "providers" : "models";
  const shared = { query, styles, many };
  return (
    <CrosshairProvider>
      <div className="flex flex-wrap items-center gap-2 print:hidden">
        <Segmented
          label="Compare"
          value={by}
          choices={[
            { value: "model", text: "By model" },
            { value: "provider", text: "By provider" },
          ]}
          onChoose={(chosen) => void setParams({ by: chosen })}
        />
        <Segmented
          label="In"
          value={as}
          choices={[
            { value: "ratio", text: "Ratio" },
            { value: "count", text: "Count" },
          ]}
          onChoose={(chosen) => void setParams({ as: chosen })}
        />
        <p className="text-12 text-ink-3 max-md:hidden">
          Drag to zoom, click a point for its attempts.
        </p>
      </div>
      <div className="grid gap-x-10 gap-y-8 xl:grid-cols-2">
        <RatesPanel
          {...shared}
          title="429 (rate limited)"
          info={<Definition about="429" outcome="rate_limited" />}
          options={options.limited}
          noneOf="rate-limited attempts"
        />
        <RatesPanel
          {...shared}
          title="Timeouts"
          info={<Definition about="a timeout" outcome="timeout" />}
          options={options.timeouts}
          noneOf="timeouts"
        />
        <RatesPanel
          {...shared}
          title="Other failures"
          info={
            <Info about="other failures">
              <p>
                By outcome, over all routes that the filters admit. The caller's own faults are left
                out.
              </p>
            </Info>
          }
          many="outcomes"
          options={options.others}
          noneOf="other failures"
        />
        <RatesPanel
          {...shared}
          title={`Latency ${latency.toUpperCase()}`}
          info={<LatencyDefinition />}
          query={longer === null ? query : asked}
          options={options.latency}
          noneOf="measured latencies"
          actions={
            <Segmented
              label="Percentile"
              value={latency}
              choices={[
                { value: "p50", text: "P50" },
                { value: "p95", text: "P95" },
              ]}
              onChoose={(chosen) => void setParams({ latency: chosen })}
            />
          }
        />
      </div>
    </CrosshairProvider>
  );
}

function outcomes(
  which: readonly Outcome[],
  as: "ratio" | "count",
  split: RatesOptions["split"],
): RatesOptions {
  return { measure: { kind: "outcomes", outcomes: which, as }, split, mostSteps: MOST_STEPS };
}

function byProviderOf({ byProvider }: RoutesAnswer): Rates {
  return byProvider;
}

function byModelOf({ byModel }: RoutesAnswer): Rates {
  return byModel;
}

function labelsOf(rates: Rates | undefined): string[] {
  return rates?.series.map((series) => entityLabel(series, rates)) ?? [];
}

function Definition({ about, outcome }: { about: string; outcome: Outcome }) {
  return (
    <Info about={about}>
      <p>{OUTCOME_LOOKS[outcome].meaning}</p>
      <p>As a ratio: of all attempts of the route in the step. A step without attempts is a gap.</p>
    </Info>
  );
}

function LatencyDefinition() {
  return (
    <Info about="latency">
      <p>{LATENCY_WORDS} Failures are included.</p>
      <p>
        A step needs {MIN_N.p95} measured calls for a P95 and {MIN_N.p50} for a P50. Where some
        Gateways log slow answers only, the real value is at most what is drawn.
      </p>
    </Info>
  );
}
