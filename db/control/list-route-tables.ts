import { asc } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { routeVersions } from "@/db/schema/control";

/** Names of the tables that have a version. */
export function listRouteTables(db: ControlTx): string[] {
  return db
    .select({ table: routeVersions.table })
    .from(routeVersions)
    .groupBy(routeVersions.table)
    .orderBy(asc(routeVersions.table))
    .all()
    .map(({ table }) => table);
}
