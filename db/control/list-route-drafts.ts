import { and, desc, eq, inArray } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { routeDrafts } from "@/db/schema/control";
import type { DraftPhase } from "@/lib/core/routes/review-state";

export type RouteDraftFilter = {
  /** Left out: of all tables. */
  readonly table?: string | undefined;
  readonly phases: readonly DraftPhase[];
  readonly limit: number;
};

/** Ids of drafts, the last saved first. */
export function listRouteDrafts(
  db: ControlTx,
  { table, phases, limit }: RouteDraftFilter,
): string[] {
  return db
    .select({ id: routeDrafts.id })
    .from(routeDrafts)
    .where(
      and(
        inArray(routeDrafts.phase, [...phases]),
        table === undefined ? undefined : eq(routeDrafts.table, table),
      ),
    )
    .orderBy(desc(routeDrafts.savedAt), desc(routeDrafts.id))
    .limit(limit)
    .all()
    .map(({ id }) => id);
}
