"use client";

import { formatCounted } from "@/lib/charts/format-number";
import { ROUTE_COLUMNS, type Route } from "@/lib/charts/prepare-routes";
import type { Rates } from "@/lib/contracts/rates";
import { routeName } from "./route-name";
import { AttemptsNumber, LatencyNumber, OutcomeNumber, Trend } from "./route-numbers";
import type { RoutesProps } from "./route-table";
import { SortChoice } from "./sort-choice";
import { useProvidersParams } from "./use-providers-params";

/** The same numbers for a phone: one card a route, those without failures folded away. */
export function RouteCards({ routes, rates, className }: RoutesProps) {
  const [{ sort }] = useProvidersParams();
  const all = routes.groups.flatMap(({ models }) => models);
  const folds = (route: Route) => sort === "worst" && route.failures.all === 0;
  const quiet = all.filter(folds);
  return (
    <div className={className}>
      <SortChoice orderedBy={routes.orderedBy} />
      <Cards list={all.filter((route) => !folds(route))} rates={rates} />
      {quiet.length === 0 ? null : (
        <details className="border-t">
          <summary className="py-2 text-ink-2">
            {formatCounted(quiet.length, "route")} without failures
          </summary>
          <Cards list={quiet} rates={rates} />
        </details>
      )}
    </div>
  );
}

function Cards({ list, rates }: { list: readonly Route[]; rates: Rates }) {
  return (
    <ul className="mt-2">
      {list.map((route) => (
        <li key={routeName(route)} className="border-t py-2">
          <Card route={route} rates={rates} />
        </li>
      ))}
    </ul>
  );
}

function Card({ route, rates }: { route: Route; rates: Rates }) {
  const number = { route, rates };
  return (
    <>
      <div className="flex items-center justify-between gap-3">
        <h3 className="min-w-0 break-words">
          <span className="font-medium">{route.provider ?? "unknown provider"}</span>
          <span className="text-ink-2">/{route.model ?? "unknown model"}</span>
        </h3>
        <Trend route={route} />
      </div>
      <dl className="mt-1 grid grid-cols-2 gap-x-4 gap-y-1.5 [&_dd]:text-right [&_div]:flex [&_div]:justify-between [&_dt]:text-ink-3">
        <div>
          <dt>Attempts</dt>
          <dd>
            <AttemptsNumber {...number} />
          </dd>
        </div>
        <div>
          <dt>429</dt>
          <dd>
            <OutcomeNumber
              {...number}
              measure={route.rateLimited}
              outcomes={ROUTE_COLUMNS.rateLimited}
            />
          </dd>
        </div>
        <div>
          <dt>Timeouts</dt>
          <dd>
            <OutcomeNumber {...number} measure={route.timeout} outcomes={ROUTE_COLUMNS.timeout} />
          </dd>
        </div>
        <div>
          <dt>Other</dt>
          <dd>
            <OutcomeNumber {...number} measure={route.other} outcomes={ROUTE_COLUMNS.other} />
          </dd>
        </div>
        <div>
          <dt>P50</dt>
          <dd>
            <LatencyNumber {...number} measure={route.p50} />
          </dd>
        </div>
        <div>
          <dt>P95</dt>
          <dd>
            <LatencyNumber {...number} measure={route.p95} />
          </dd>
        </div>
      </dl>
    </>
  );
}
