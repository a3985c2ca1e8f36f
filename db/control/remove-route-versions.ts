import type { ControlTx } from "@/db/open-control";
import { routeVersions } from "@/db/schema/control";

/** Empties the cache, to be filled from Git again. */
export function removeRouteVersions(db: ControlTx): void {
  db.delete(routeVersions).run();
}
