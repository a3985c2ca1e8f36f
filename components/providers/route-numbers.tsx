"use client";

import Link from "next/link";
import { Sparkline } from "@/components/charts/sparkline";
import { useConsoleState } from "@/components/console/use-console-state";
import { cn } from "@/components/ui/cn";
import { formatLatency } from "@/lib/charts/format-duration";
import { formatCount, formatShare } from "@/lib/charts/format-number";
import type { Measure } from "@/lib/charts/measure";
import type { Unit } from "@/lib/charts/nice-axis";
import type { Route } from "@/lib/charts/prepare-routes";
import { withheldWords } from "@/lib/charts/withheld-words";
import type { Rates } from "@/lib/contracts/rates";
import type { Outcome } from "@/lib/core/outcome/outcome";
import { routeFilters } from "./route-filters";
import { routeName } from "./route-name";

type Numbers = { route: Route; rates: Rates };

/** All attempts of a route, leading to them. */
export function AttemptsNumber({ route, rates }: Numbers) {
  return (
    <RowsLink route={route} rates={rates}>
      {formatCount(route.attempts)}
    </RowsLink>
  );
}

export type OutcomeNumberProps = Numbers & { measure: Measure; outcomes: readonly Outcome[] };

/** A ratio with the count it is made of; the bar at its foot is the ratio. Where the rate is unknown, the count. */
export function OutcomeNumber({ route, rates, measure, outcomes }: OutcomeNumberProps) {
  const { value, all } = measure;
  if (value === null && measure.why === "no_attempts") return <Unsaid measure={measure} />;
  const quiet = all === 0;
  return (
    <RowsLink route={route} rates={rates} outcomes={outcomes}>
      {value === null ? (
        <span
          title={withheldWords(measure.why, "share", measure.gate).long}
          className={cn(quiet && "text-ink-3")}
        >
          {formatCount(all)}
          <span className="inline-block min-w-16 text-12 text-ink-3">
            <span aria-hidden>of ?</span>
            <span className="sr-only"> of an unknown number</span>
          </span>
        </span>
      ) : (
        <span className="inline-flex items-center">
          <RatioBar value={value} outcomes={outcomes} />
          <span className={cn("min-w-12", quiet && "text-ink-3")}>{formatShare(value)}</span>
          <span className="min-w-16 pl-2 text-12 text-ink-3">
            <Counts measure={measure} />
          </span>
        </span>
      )}
    </RowsLink>
  );
}

/** The count that the ratio is made of, and apart from it what failed where no rate can be made. */
function Counts({ measure: { part, all } }: { measure: Measure }) {
  const unrated = all - part;
  return (
    <>
      {part > 0 ? formatCount(part) : null}
      {unrated > 0 ? (
        <span
          title={`${formatCount(unrated)} more at Gateways that log failures only: not in the rate`}
        >
          {part > 0 ? " " : null}+{formatCount(unrated)}
        </span>
      ) : null}
    </>
  );
}

const BAR = { width: 40, height: 10 } as const;

/** The ratio to scale: its whole length would be every attempt. */
function RatioBar({ value, outcomes }: { value: number; outcomes: readonly Outcome[] }) {
  if (value === 0) return null;
  const width = Math.max(1, value * BAR.width);
  return (
    <svg aria-hidden="true" width={BAR.width} height={BAR.height} className="max-md:hidden">
      <rect
        x={BAR.width - width}
        width={width}
        height={BAR.height}
        fill={outcomes.length === 1 ? `url(#outcome-${outcomes[0]})` : "var(--line)"}
      />
    </svg>
  );
}

/** A percentile with its n; at most that where some Gateways log slow answers only. */
export function LatencyNumber({ route, rates, measure }: Numbers & { measure: Measure }) {
  if (measure.value === null) return <Unsaid measure={measure} unit="ms" />;
  return (
    <RowsLink route={route} rates={rates}>
      {measure.partial ? "≤ " : ""}
      {formatLatency(measure.value)}
      <span className="inline-block min-w-14 pl-1.5 text-right text-12 text-ink-3">
        n {formatCount(measure.n)}
      </span>
    </RowsLink>
  );
}

/** Why there is no number. */
function Unsaid({ measure, unit }: { measure: Measure; unit?: Unit }) {
  if (measure.value !== null) return null;
  const { short, long } = withheldWords(measure.why, unit, measure.gate);
  const n = measure.why === "too_few" ? ` (${measure.n})` : "";
  return (
    <span title={long} className="text-12 text-ink-3">
      {short}
      {n}
    </span>
  );
}

/** Failures over the range. */
export function Trend({ route }: { route: Route }) {
  const { as, values } = route.trend;
  const known = values.filter((value) => value !== null);
  const most = Math.max(0, ...known);
  const words = as === "ratio" ? formatShare(most) : formatCount(most);
  return (
    <Sparkline
      values={values}
      unit={as === "ratio" ? "share" : "count"}
      label={`Failures of ${routeName(route)} over time, at most ${words} in a step`}
    />
  );
}

type RowsLinkProps = Numbers & {
  outcomes?: readonly Outcome[];
  className?: string;
  children: React.ReactNode;
};

function RowsLink({ route, rates, outcomes, className, children }: RowsLinkProps) {
  const { href } = useConsoleState();
  const filters = { ...routeFilters(route), ...(outcomes ? { outcome: [...outcomes] } : {}) };
  return (
    <Link
      href={href("/attempts", { range: rates.range, filters })}
      prefetch={false}
      className={cn("hover:underline hover:underline-offset-3", className)}
    >
      {children}
    </Link>
  );
}
