import { desc, eq } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { routeKeptTexts } from "@/db/schema/control";

/** Texts that came too late to be saved in a draft, the newest first. */
export function listRouteKeptTexts(
  db: ControlTx,
  draft: string,
): (typeof routeKeptTexts.$inferSelect)[] {
  return db
    .select()
    .from(routeKeptTexts)
    .where(eq(routeKeptTexts.draft, draft))
    .orderBy(desc(routeKeptTexts.id))
    .all();
}
