import { desc, eq } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { routeVersions } from "@/db/schema/control";
import type { RouteVersionRow } from "./add-route-version";

/** Versions of a table, or of all of them, the newest first. */
export function listRouteVersions(
  db: ControlTx,
  { table, limit = 10_000 }: { readonly table?: string | undefined; readonly limit?: number } = {},
): RouteVersionRow[] {
  return db
    .select()
    .from(routeVersions)
    .where(table === undefined ? undefined : eq(routeVersions.table, table))
    .orderBy(desc(routeVersions.at), desc(routeVersions.number), routeVersions.table)
    .limit(limit)
    .all();
}
