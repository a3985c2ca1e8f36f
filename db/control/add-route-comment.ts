import type { ControlTx } from "@/db/open-control";
import { routeComments } from "@/db/schema/control";

export type NewRouteComment = Omit<
  typeof routeComments.$inferSelect,
  "id" | "resolvedAt" | "resolvedBy"
>;

/** Gives the number of the comment. */
export function addRouteComment(db: ControlTx, comment: NewRouteComment): number {
  return db.insert(routeComments).values(comment).returning({ id: routeComments.id }).get().id;
}
