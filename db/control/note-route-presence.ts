import { lt } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { routePresence } from "@/db/schema/control";
import { DAY_MS } from "@/lib/core/time/range";

/** Keeps who has a draft open, and forgets who had one a day ago. */
export function noteRoutePresence(db: ControlTx, seen: typeof routePresence.$inferInsert): void {
  const { isEditing, name, at } = seen;
  db.delete(routePresence)
    .where(lt(routePresence.at, at - DAY_MS))
    .run();
  db.insert(routePresence)
    .values(seen)
    .onConflictDoUpdate({
      target: [routePresence.draft, routePresence.key],
      set: { isEditing, name, at },
    })
    .run();
}
