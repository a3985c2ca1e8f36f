import { listRouteVersions } from "@/db/control/list-route-versions";
import type { RouteEffect, RouteEffectQuery } from "@/lib/contracts/route-versions";
import { gatewaysOf } from "@/lib/core/routes/environments";
import type { TimeRange } from "@/lib/core/time/range";
import type { ConsoleStores } from "./console-stores";
import { environmentsOf } from "./environments-of";
import { readDowngrades } from "./read-downgrades";
import { readRates } from "./read-rates";
import { readRouteVersion } from "./read-route-versions";
import type { RouteStores } from "./route-stores";
import { routeVersionWire, routeVersionWires } from "./route-version-wire";

/**
 * GET …/versions/{sha}/effect: traffic of the same length before and after a version came into force, and what else was changed in
 * that time. It says what was different, never why.
 */
export async function showRouteEffect(
  routes: RouteStores,
  evidence: ConsoleStores,
  { windowMs, ...asked }: RouteEffectQuery,
): Promise<RouteEffect> {
  const { version } = await readRouteVersion(routes, asked);
  const { at, table, number, sha } = version;
  const all = listRouteVersions(routes.control);
  const next = all.find((one) => one.table === table && one.number === number + 1)?.at ?? null;
  const ends = [
    { end: at + windowMs, why: "window" },
    { end: next ?? Number.POSITIVE_INFINITY, why: "next_version" },
    { end: Math.max(at, evidence.now), why: "now" },
  ] as const;
  const cut = ends.reduce((first, one) => (one.end < first.end ? one : first));
  // As long as the time after, so that counts can be set side by side.
  const lengthMs = Math.max(1, cut.end - at);
  const [before, after] = [
    { from: at - lengthMs, to: at },
    { from: at, to: at + lengthMs },
  ];
  const environments = environmentsOf(evidence);
  const gateways = gatewaysOf(environments, table);
  // A Gateway serves one environment: what is for others alone changed nothing here.
  const touches = (other: string) =>
    other === table || gateways === null || gatewaysOf(environments, other) === null;
  const others = all.filter(
    (one) =>
      one.at >= before.from &&
      one.at < after.to &&
      (one.sha !== sha || one.table !== table) &&
      touches(one.table),
  );
  return {
    version: await routeVersionWire(routes, version),
    before: await side(evidence, before, gateways),
    after: await side(evidence, after, gateways),
    afterEnds: cut.why,
    alsoChanged: await routeVersionWires(routes, others.slice(0, 50)),
    gateways,
  };
}

async function side(
  stores: ConsoleStores,
  { from, to }: TimeRange,
  gateways: readonly string[] | null,
): Promise<RouteEffect["before"]> {
  const slice = { from, to, ...(gateways === null ? {} : { gateway: [...gateways] }) };
  const rates = await readRates(stores, { ...slice, by: ["provider", "model"] });
  const { totals, rowsSince } = await readDowngrades(stores, { ...slice, table: "flows" });
  return {
    ...{ range: rates.range, evidence: rates.evidence, total: rates.total },
    models: rates.series.map(({ provider = null, model = null, totals: tally }) => ({
      ...{ provider, model, tally },
    })),
    ...{ requests: totals, requestsSince: rowsSince },
  };
}
