import { asc, eq } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { routeVerdicts } from "@/db/schema/control";

export type RouteVerdictRow = typeof routeVerdicts.$inferSelect;

/** In the order in which they were given. */
export function listRouteVerdicts(db: ControlTx, draft: string): RouteVerdictRow[] {
  return db
    .select()
    .from(routeVerdicts)
    .where(eq(routeVerdicts.draft, draft))
    .orderBy(asc(routeVerdicts.id))
    .all();
}
