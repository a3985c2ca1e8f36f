import { and, desc, eq, lte } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { routeVersions } from "@/db/schema/control";
import type { EpochMs } from "@/lib/core/time/range";
import type { RouteVersionRow } from "./add-route-version";

/** The version of a table that was in force at an instant; `null`: it had none yet. */
export function routeVersionAt(db: ControlTx, table: string, at: EpochMs): RouteVersionRow | null {
  const found = db
    .select()
    .from(routeVersions)
    .where(and(eq(routeVersions.table, table), lte(routeVersions.at, at)))
    .orderBy(desc(routeVersions.number))
    .limit(1)
    .get();
  return found ?? null;
}
