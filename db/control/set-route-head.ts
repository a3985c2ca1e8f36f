import type { ControlTx } from "@/db/open-control";
import { routeHead } from "@/db/schema/control";
import type { RouteHead } from "./find-route-head";

/** What is left out stays. */
export function setRouteHead(db: ControlTx, head: Partial<RouteHead>): void {
  db.insert(routeHead)
    .values({ id: 1, ...head })
    .onConflictDoUpdate({ target: routeHead.id, set: head })
    .run();
}
