"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { type ReactNode, useCallback, useMemo } from "react";
import { ChartFrame } from "@/components/console/chart-frame";
import { useConsoleState } from "@/components/console/use-console-state";
import { useCsvHref } from "@/components/console/use-csv-href";
import { useDifference } from "@/components/difference/use-difference";
import type { EntityStyle } from "@/lib/charts/entity-style";
import { formatSpan } from "@/lib/charts/format-duration";
import { formatCount, formatCounted } from "@/lib/charts/format-number";
import type { Hit } from "@/lib/charts/hit-test";
import { prepareRates } from "@/lib/charts/prepare-rates";
import type { PreparedRates, RatesOptions } from "@/lib/charts/prepared-rates";
import { ratesFilters } from "@/lib/charts/rates-filters";
import { withheldWords } from "@/lib/charts/withheld-words";
import type { Rates } from "@/lib/contracts/rates";
import type { TimeRange } from "@/lib/core/time/range";
import { EmptyPlot } from "./empty-plot";
import { PLOT } from "./plot-geometry";
import { type HrefOf, RatesPlot } from "./rates-plot";
import { RatesTable } from "./rates-table";

export type RatesPanelProps = {
  title: string;
  info: ReactNode;
  query: UseQueryResult<Rates>;
  /** Stable between renders. */
  options: RatesOptions;
  /** What the lines are, in the plural: "models". */
  many: string;
  styles: ReadonlyMap<string, EntityStyle>;
  /** What there is none of, for the good news: "rate-limited attempts". */
  noneOf: string;
  actions?: ReactNode;
};

/** A chart over time with its definition, its honest small print, and its table. */
export function RatesPanel(props: RatesPanelProps) {
  const { title, info, query, options, many, styles, noneOf, actions } = props;
  const { href } = useConsoleState();
  const csvHref = useCsvHref();
  const { compare } = useDifference();
  const prepared = useMemo(
    () => (query.data === undefined ? null : prepareRates(query.data, options)),
    [query.data, options],
  );
  const hrefOf: HrefOf = useCallback(
    (step, series) => {
      const one = series === null ? undefined : prepared?.series[series];
      return href("/attempts", {
        range: prepared === null ? undefined : stepRange(prepared, step),
        filters: ratesFilters(options.measure, one?.subject),
      });
    },
    [href, prepared, options.measure],
  );
  function compareHit({ step, series }: Hit) {
    if (prepared === null) return;
    const one = series === null ? undefined : prepared.series[series];
    const filters = ratesFilters(options.measure, one?.subject);
    compare({ filters, range: stepRange(prepared, step) }, prepared.range);
  }
  return (
    <ChartFrame
      title={title}
      info={info}
      query={query}
      actions={actions}
      note={() =>
        prepared &&
        `per ${formatSpan(prepared.stepMs)}${prepared.countsInstead ? ", counts: rate unknown" : ""}`
      }
      skeleton={<div style={{ height: PLOT.top + PLOT.height + PLOT.axis }} />}
      table={(rates) =>
        prepared === null || prepared.empty !== null ? (
          <EmptyPlot range={rates.range}>{nothingWords(rates, prepared, noneOf)}</EmptyPlot>
        ) : (
          <RatesTable
            title={title}
            prepared={prepared}
            hrefOf={hrefOf}
            csvHref={csvHref("rates", rates, { by: rates.by.join(","), stepMs: rates.stepMs })}
          />
        )
      }
    >
      {(rates) =>
        prepared === null || prepared.empty !== null ? (
          <EmptyPlot range={rates.range} marks={rates.marks} omittedMarks={rates.omittedMarks}>
            {nothingWords(rates, prepared, noneOf)}
          </EmptyPlot>
        ) : (
          <>
            <RatesPlot
              title={title}
              prepared={prepared}
              styles={styles}
              hrefOf={hrefOf}
              marks={rates.marks}
              omittedMarks={rates.omittedMarks}
              onCompare={compareHit}
            />
            <SmallPrint prepared={prepared} many={many} />
          </>
        )
      }
    </ChartFrame>
  );
}

function stepRange({ steps, stepMs, range }: PreparedRates, step: number | null): TimeRange {
  const t = step === null ? undefined : steps[step]?.t;
  if (t === undefined) return range;
  return { from: Math.max(t, range.from), to: Math.min(t + stepMs, range.to) };
}

/** What is not in the picture, and why. */
function SmallPrint({ prepared, many }: { prepared: PreparedRates; many: string }) {
  const { cap, without, withheld, partial, unit, empty } = prepared;
  const parts: string[] = [];
  if (cap) {
    const rest = cap.rest === "others" ? ", the rest added up" : "";
    parts.push(`${cap.shown} of ${cap.of} ${many} shown${rest}`);
  }
  if (without > 0 && empty === null) parts.push(`${counted(without, many)} without any`);
  if (partial) {
    parts.push(
      unit === "ms"
        ? "some Gateways log slow answers only: at most this"
        : "without Gateways that log failures only",
    );
  }
  for (const { why, gate, labels } of withheld) {
    const words = withheldWords(why, unit, gate).short;
    parts.push(`${counted(labels.length, many)} not drawn: ${words}`);
  }
  return (
    <p
      className="min-h-4 pt-1 pl-12 text-12 text-ink-3"
      title={withheld.flatMap(({ labels }) => labels).join(", ")}
    >
      {parts.join(" · ")}
    </p>
  );
}

/** `many` is a plural in s. */
function counted(count: number, many: string): string {
  return formatCounted(count, many.replace(/s$/, ""), many);
}

function nothingWords(rates: Rates, prepared: PreparedRates | null, noneOf: string): string {
  switch (prepared?.empty ?? "no_attempts") {
    case "no_attempts":
      return "No attempts in this range.";
    case "no_evidence":
      return withheldWords("no_evidence").long;
    case "none_of_these":
      return `No ${noneOf} among ${formatCount(rates.total.attempts)} attempts.`;
    case "withheld": {
      const { why = "no_attempts", gate } = prepared?.withheld[0] ?? {};
      return withheldWords(why, prepared?.unit, gate).long;
    }
  }
}
