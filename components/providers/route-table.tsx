"use client";

import { useMemo } from "react";
import { type DataColumn, DataTable } from "@/components/console/data-table";
import { useConsoleState } from "@/components/console/use-console-state";
import { useCsvHref } from "@/components/console/use-csv-href";
import { Info } from "@/components/ui/info";
import { OutcomeMark } from "@/components/ui/outcome-mark";
import { LATENCY_WORDS } from "@/lib/charts/latency-words";
import { MIN_N, OTHER_FAILURES } from "@/lib/charts/measure";
import {
  type PreparedRoutes,
  type ProviderGroup,
  ROUTE_COLUMNS,
  type Route,
} from "@/lib/charts/prepare-routes";
import type { Rates } from "@/lib/contracts/rates";
import { routeFilters } from "./route-filters";
import { routeName } from "./route-name";
import { AttemptsNumber, LatencyNumber, OutcomeNumber, Trend } from "./route-numbers";
import { SortChoice } from "./sort-choice";

export type RoutesProps = { routes: PreparedRoutes; rates: Rates; className?: string };

/** Providers and, under each, its models. Every number leads to its attempts. */
export function RouteTable({ routes, rates, className }: RoutesProps) {
  const { href } = useConsoleState();
  const csvHref = useCsvHref();
  const columns = useMemo(() => columnsOf(rates, aloneOf(routes)), [rates, routes]);
  const rows = routes.groups.flatMap(rowsOf);
  return (
    <DataTable
      caption="Providers and their models"
      className={className}
      columns={columns}
      rows={rows}
      rowId={(route) =>
        JSON.stringify([route.provider, route.model ?? null, route.model === undefined])
      }
      rowHref={(route) => href("/attempts", { range: rates.range, filters: routeFilters(route) })}
      csvHref={csvHref("rates", rates, { by: "provider,model", table: "series" })}
      toolbar={<SortChoice orderedBy={routes.orderedBy} />}
    />
  );
}

/** A provider with one model is one row: its total would say the same again. */
function rowsOf({ total, models }: ProviderGroup): readonly Route[] {
  return models.length === 1 ? models : [total, ...models];
}

function columnsOf(rates: Rates, alone: ReadonlySet<Route>): DataColumn<Route>[] {
  return [
    {
      id: "route",
      title: "Provider, model",
      cell: (route) => <Name route={route} alone={alone.has(route)} />,
    },
    {
      id: "attempts",
      title: "Attempts",
      numeric: true,
      cell: (route) => <AttemptsNumber route={route} rates={rates} />,
    },
    outcomeColumn("rate_limited", "429", rates, "rateLimited"),
    outcomeColumn("timeout", "Timeouts", rates, "timeout"),
    outcomeColumn("other", "Other failures", rates, "other", <OtherInfo />),
    {
      ...outcomeColumn("caller", "Caller's faults", rates, "caller", <CallerInfo />),
      hidden: true,
    },
    latencyColumn("p50", "P50", rates),
    latencyColumn("p95", "P95", rates),
    { id: "trend", title: "Failures over time", cell: (route) => <Trend route={route} /> },
  ];
}

function aloneOf({ groups }: PreparedRoutes): ReadonlySet<Route> {
  return new Set(groups.flatMap(({ models }) => (models.length === 1 ? models : [])));
}

function Name({ route, alone }: { route: Route; alone: boolean }) {
  const provider = <span className="font-medium">{route.provider ?? "unknown provider"}</span>;
  if (route.model === undefined) return provider;
  const model = route.model ?? "unknown model";
  return alone ? (
    <>
      {provider}
      <span className="text-ink-2">/{model}</span>
    </>
  ) : (
    <span className="pl-4 text-ink-2" title={routeName(route)}>
      {model}
    </span>
  );
}

function outcomeColumn(
  id: string,
  title: string,
  rates: Rates,
  which: keyof typeof ROUTE_COLUMNS,
  info?: React.ReactNode,
): DataColumn<Route> {
  return {
    id,
    title,
    info,
    numeric: true,
    cell: (route) => (
      <OutcomeNumber
        route={route}
        rates={rates}
        measure={route[which]}
        outcomes={ROUTE_COLUMNS[which]}
      />
    ),
  };
}

function latencyColumn(which: "p50" | "p95", title: string, rates: Rates): DataColumn<Route> {
  return {
    id: which,
    title,
    numeric: true,
    info: which === "p95" ? <LatencyInfo /> : undefined,
    cell: (route) => <LatencyNumber route={route} rates={rates} measure={route[which]} />,
  };
}

function LatencyInfo() {
  return (
    <Info about="latency">
      <p>{LATENCY_WORDS}</p>
      <p>Of all attempts with a measured latency, failures included; n is their number.</p>
      <p>
        A P95 is shown from {MIN_N.p95} measured calls on, a P50 from {MIN_N.p50}: below that, one
        slow call decides. “≤”: some Gateways log slow answers only, so the real value is at most
        this.
      </p>
    </Info>
  );
}

function OtherInfo() {
  return (
    <Info about="other failures">
      <p>All that count against availability, apart from rate limits and timeouts:</p>
      <p className="flex flex-wrap gap-x-3 gap-y-1">
        {OTHER_FAILURES.map((outcome) => (
          <OutcomeMark key={outcome} outcome={outcome} />
        ))}
      </p>
    </Info>
  );
}

function CallerInfo() {
  return (
    <Info about="the caller's faults">
      <p>Invalid, refused by policy, or aborted by the caller. They make no route worse.</p>
    </Info>
  );
}
