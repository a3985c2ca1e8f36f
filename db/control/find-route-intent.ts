import { eq } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { routeIntents } from "@/db/schema/control";

export type RouteIntent = typeof routeIntents.$inferSelect;

/** A commit that was decided, by its number, or the one that is pending; `null`: there is none. */
export function findRouteIntent(db: ControlTx, which: number | "pending"): RouteIntent | null {
  const found = db
    .select()
    .from(routeIntents)
    .where(which === "pending" ? eq(routeIntents.state, "pending") : eq(routeIntents.id, which))
    .get();
  return found ?? null;
}
