import type { ControlTx } from "@/db/open-control";
import { routeHead } from "@/db/schema/control";

export type RouteHead = Omit<typeof routeHead.$inferSelect, "id">;

/** Up to where Git was read. */
export function findRouteHead(db: ControlTx): RouteHead {
  const found = db.select().from(routeHead).get();
  return found ?? { sha: null, remote: null, remoteAskedAt: null };
}
