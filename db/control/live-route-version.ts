import { desc, eq } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { routeVersions } from "@/db/schema/control";
import type { RouteVersionRow } from "./add-route-version";

/** The newest version of a table; `null`: it has none. */
export function liveRouteVersion(db: ControlTx, table: string): RouteVersionRow | null {
  const found = db
    .select()
    .from(routeVersions)
    .where(eq(routeVersions.table, table))
    .orderBy(desc(routeVersions.number))
    .limit(1)
    .get();
  return found ?? null;
}
