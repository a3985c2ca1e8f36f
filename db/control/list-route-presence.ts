import { and, desc, eq, gt } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { routePresence } from "@/db/schema/control";
import type { EpochMs } from "@/lib/core/time/range";

/** Who had a draft open after an instant, the last seen first. */
export function listRoutePresence(
  db: ControlTx,
  draft: string,
  after: EpochMs,
): (typeof routePresence.$inferSelect)[] {
  return db
    .select()
    .from(routePresence)
    .where(and(eq(routePresence.draft, draft), gt(routePresence.at, after)))
    .orderBy(desc(routePresence.at), routePresence.key)
    .all();
}
