import type { ControlTx } from "@/db/open-control";
import { routeVersions } from "@/db/schema/control";

export type RouteVersionRow = typeof routeVersions.$inferSelect;

/** Keeps what Git has. */
export function addRouteVersion(db: ControlTx, version: RouteVersionRow): void {
  db.insert(routeVersions).values(version).run();
}
