"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { EmptyPlot } from "@/components/charts/empty-plot";
import { PLOT } from "@/components/charts/plot-geometry";
import { type HrefOf, RatesPlot } from "@/components/charts/rates-plot";
import { RatesTable } from "@/components/charts/rates-table";
import { ChartFrame } from "@/components/console/chart-frame";
import { useCsvHref } from "@/components/console/use-csv-href";
import { Info } from "@/components/ui/info";
import { formatSpan } from "@/lib/charts/format-duration";
import { formatCounted } from "@/lib/charts/format-number";
import { prepareServed, servedParams } from "@/lib/charts/prepare-downgrades";
import type { PreparedRates } from "@/lib/charts/prepared-rates";
import { SERVED_LOOKS, type ServedAs } from "@/lib/charts/served-look";
import { withheldWords } from "@/lib/charts/withheld-words";
import type { Downgrades } from "@/lib/contracts/downgrades";
import { useRequestsHref } from "./use-requests-href";

export type ServedPanelProps = {
  title: string;
  /** Stable between renders. */
  ways: readonly ServedAs[];
  query: UseQueryResult<Downgrades>;
};

const NO_STYLES = new Map();
const HEIGHT = PLOT.top + PLOT.height + PLOT.axis;

/** Requests over time by how they were served, with what changed on Gateways on the same axis. */
export function ServedPanel({ title, ways, query }: ServedPanelProps) {
  const prepared = useMemo(
    () => (query.data === undefined ? null : prepareServed(query.data, ways)),
    [query.data, ways],
  );
  return (
    <ChartFrame
      title={title}
      info={<WaysInfo title={title} ways={ways} />}
      query={query}
      note={() => prepared && `requests per ${formatSpan(prepared.stepMs)}`}
      skeleton={<div style={{ height: HEIGHT }} />}
      table={(answer) =>
        prepared === null || prepared.empty !== null ? (
          <EmptyPlot range={answer.range}>{nothingWords(answer, prepared, ways)}</EmptyPlot>
        ) : (
          <ServedTable title={title} answer={answer} prepared={prepared} />
        )
      }
    >
      {(answer) =>
        prepared === null || prepared.empty !== null ? (
          <EmptyPlot range={answer.range} marks={answer.marks} omittedMarks={answer.omittedMarks}>
            {nothingWords(answer, prepared, ways)}
          </EmptyPlot>
        ) : (
          <ServedPlot title={title} answer={answer} prepared={prepared} />
        )
      }
    </ChartFrame>
  );
}

type DrawnProps = { title: string; answer: Downgrades; prepared: PreparedRates };

function ServedPlot({ title, answer, prepared }: DrawnProps) {
  const hrefOf = useHrefOf(answer, prepared);
  return (
    <RatesPlot
      title={title}
      prepared={prepared}
      styles={NO_STYLES}
      hrefOf={hrefOf}
      marks={answer.marks}
      omittedMarks={answer.omittedMarks}
    />
  );
}

function ServedTable({ title, answer, prepared }: DrawnProps) {
  const hrefOf = useHrefOf(answer, prepared);
  const csvHref = useCsvHref();
  return (
    <RatesTable
      title={title}
      prepared={prepared}
      hrefOf={hrefOf}
      many="requests"
      csvHref={csvHref("downgrades", answer, { table: "points", stepMs: answer.stepMs })}
    />
  );
}

/** The requests behind a step and a way; without a way all requests of the step. */
function useHrefOf(answer: Downgrades, prepared: PreparedRates): HrefOf {
  const href = useRequestsHref(answer);
  return useCallback(
    (step, series) => {
      const { range, steps, stepMs } = prepared;
      const t = step === null ? undefined : steps[step]?.t;
      const subject = series === null ? undefined : prepared.series[series]?.subject;
      return href({
        range:
          t === undefined
            ? range
            : { from: Math.max(t, range.from), to: Math.min(t + stepMs, range.to) },
        params: subject?.kind === "served" ? servedParams(subject.served) : undefined,
      });
    },
    [href, prepared],
  );
}

function nothingWords(
  { totals }: Downgrades,
  prepared: PreparedRates | null,
  ways: readonly ServedAs[],
): string {
  if (prepared?.empty === "no_evidence") return withheldWords("no_evidence").long;
  if (totals.requests === 0) return "No requests in this range.";
  const words = ways.map((way) => SERVED_LOOKS[way].word).join(", ");
  return `None of these (${words}) among ${formatCounted(totals.requests, "request")}.`;
}

function WaysInfo({ title, ways }: { title: string; ways: readonly ServedAs[] }) {
  return (
    <Info about={title.toLowerCase()}>
      {ways.map((way) => (
        <p key={way}>
          <strong className="font-medium text-ink">{SERVED_LOOKS[way].word}</strong>:{" "}
          {SERVED_LOOKS[way].meaning}
        </p>
      ))}
      <p>Counted per step by when the request began.</p>
    </Info>
  );
}
