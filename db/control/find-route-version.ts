import { and, eq } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { routeVersions } from "@/db/schema/control";
import type { RouteVersionRow } from "./add-route-version";

/** A version of a table by its commit; `null`: the commit is none of this table. */
export function findRouteVersion(
  db: ControlTx,
  { table, sha }: { readonly table: string; readonly sha: string },
): RouteVersionRow | null {
  const found = db
    .select()
    .from(routeVersions)
    .where(and(eq(routeVersions.table, table), eq(routeVersions.sha, sha)))
    .get();
  return found ?? null;
}
