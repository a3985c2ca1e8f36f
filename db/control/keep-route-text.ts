import type { ControlTx } from "@/db/open-control";
import { routeKeptTexts } from "@/db/schema/control";

export type KeptText = Omit<typeof routeKeptTexts.$inferSelect, "id">;

/** Keeps a text that came too late to be saved, and gives its number. */
export function keepRouteText(db: ControlTx, kept: KeptText): number {
  return db.insert(routeKeptTexts).values(kept).returning({ id: routeKeptTexts.id }).get().id;
}
