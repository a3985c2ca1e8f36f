"use client";

import Link from "next/link";
import { useConsoleState } from "@/components/console/use-console-state";
import { OutcomeMark } from "@/components/ui/outcome-mark";
import { formatCount, formatCounted, formatShare } from "@/lib/charts/format-number";
import { AVAILABILITY_FAILURES, type Measure } from "@/lib/charts/measure";
import type { PreparedRoutes, Route } from "@/lib/charts/prepare-routes";
import type { Rates } from "@/lib/contracts/rates";
import { routeFilters } from "./route-filters";
import { routeName } from "./route-name";

export type ProvidersAnswerProps = { routes: PreparedRoutes; rates: Rates };

/** The screen's question, answered in a sentence that carries its evidence. */
export function ProvidersAnswer({ routes, rates }: ProvidersAnswerProps) {
  const [worst] = routes.worst;
  if (!worst) return null;
  const failing = routes.worst.filter((route) => route.failures.all > 0).length;
  const all = formatCounted(rates.total.attempts, "attempt");
  if (failing === 0) {
    return (
      <p className="mb-3 text-16 text-balance">
        No failures in {all} over {formatCounted(routes.worst.length, "route")}.
      </p>
    );
  }
  return (
    <div className="mb-3">
      <p className="text-16 text-balance">
        <WorstRoute route={worst} rates={rates} />
      </p>
      <p className="text-13 text-ink-2">
        {failing} of {formatCounted(routes.worst.length, "route")} had failures; {all} in all.
        {routes.orderedBy === "ratio" && routes.blind.length > 0
          ? ` ${blindWords(routes.blind)}`
          : ""}
      </p>
    </div>
  );
}

function WorstRoute({ route, rates }: { route: Route; rates: Rates }) {
  const { href } = useConsoleState();
  const { failures, leading } = route;
  const target = href("/attempts", {
    range: rates.range,
    filters: { ...routeFilters(route), outcome: [...AVAILABILITY_FAILURES] },
  });
  return (
    <>
      <Link href={target} prefetch={false} className="link font-semibold">
        {routeName(route)}
      </Link>{" "}
      is worst:{" "}
      {failures.value === null
        ? `${formatCounted(failures.all, "failure")}, of an unknown number of attempts`
        : `${formatShare(failures.value)} of ${formatCounted(failures.n, "attempt")} failed${unratedWords(failures)}`}
      {leading === null ? null : (
        <>
          {leading.count === failures.all ? ", all " : mostly(leading.count, failures.all)}
          <OutcomeMark outcome={leading.outcome} size={16} className="align-bottom" />
        </>
      )}
    </>
  );
}

/** Behind the link, and not in the rate. */
function unratedWords({ all, part }: Measure): string {
  const more = all - part;
  return more === 0 ? "" : ` (and ${formatCount(more)} more at Gateways that log failures only)`;
}

/** "Mostly" is more than half. */
function mostly(count: number, all: number): string {
  return count * 2 > all ? ", mostly " : ", most often ";
}

function blindWords(blind: readonly Route[]): string {
  const [first, ...rest] = blind;
  if (!first) return "";
  const more = rest.length === 0 ? "" : `, and ${rest.length} more`;
  return `With an unknown rate: ${routeName(first)}, ${formatCounted(first.failures.all, "failure")}${more}.`;
}
