import { and, asc, eq, isNotNull, isNull } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { routeDrafts } from "@/db/schema/control";

/** Ids of drafts that were committed without approvals and still lack them, the oldest first. */
export function listRouteEmergencies(db: ControlTx): string[] {
  return db
    .select({ id: routeDrafts.id })
    .from(routeDrafts)
    .where(
      and(
        isNotNull(routeDrafts.emergency),
        isNull(routeDrafts.reviewedAt),
        eq(routeDrafts.phase, "committed"),
      ),
    )
    .orderBy(asc(routeDrafts.endedAt))
    .all()
    .map(({ id }) => id);
}
