import { asc, eq } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { routeComments } from "@/db/schema/control";

export type RouteCommentRow = typeof routeComments.$inferSelect;

/** The oldest first. */
export function listRouteComments(db: ControlTx, draft: string): RouteCommentRow[] {
  return db
    .select()
    .from(routeComments)
    .where(eq(routeComments.draft, draft))
    .orderBy(asc(routeComments.id))
    .all();
}
