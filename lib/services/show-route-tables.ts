import type { RouteTables } from "@/lib/contracts/route-versions";
import { gatewaysOf } from "@/lib/core/routes/environments";
import { environmentsOf } from "./environments-of";
import { readTeamStanding } from "./exchange-routes";
import { readRouteDrafts, readRouteEmergencies } from "./read-route-drafts";
import { readRouteTables } from "./read-route-versions";
import type { RouteStores } from "./route-stores";
import { routeVersionWire } from "./route-version-wire";

/** GET /api/v1/routes */
export async function showRouteTables(stores: RouteStores): Promise<RouteTables> {
  const lines = await readRouteTables(stores);
  const drafts = await readRouteDrafts(stores);
  const environments = environmentsOf(stores);
  const known = new Set(lines.map(({ table }) => table));
  return {
    asOf: stores.now,
    tables: await Promise.all(
      lines.map(async ({ table, live }) => ({
        table,
        live: await routeVersionWire(stores, live),
        gateways: gatewaysOf(environments, table),
        drafts: drafts.filter((draft) => draft.table === table).map(mutable),
      })),
    ),
    newTables: drafts.filter(({ table }) => !known.has(table)).map(mutable),
    emergencies: (await readRouteEmergencies(stores)).map(mutable),
    team: await readTeamStanding(stores),
  };
}

type Line = Awaited<ReturnType<typeof readRouteDrafts>>[number];

/** With lists of its own, as the wire has them. */
export function mutable(line: Line): RouteTables["newTables"][number] {
  return { ...line, authors: [...line.authors], missingGroups: [...line.missingGroups] };
}
