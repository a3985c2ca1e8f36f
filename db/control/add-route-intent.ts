import type { ControlTx } from "@/db/open-control";
import { routeIntents } from "@/db/schema/control";

export type NewRouteIntent = Omit<
  typeof routeIntents.$inferSelect,
  "id" | "state" | "version" | "endedAt"
>;

/** Keeps that a commit is decided. There must be no other that is pending. */
export function addRouteIntent(db: ControlTx, intent: NewRouteIntent): number {
  return db
    .insert(routeIntents)
    .values({ ...intent, state: "pending" })
    .returning({ id: routeIntents.id })
    .get().id;
}
