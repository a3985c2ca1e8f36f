import { and, eq } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { routeDrafts } from "@/db/schema/control";
import type { EpochMs } from "@/lib/core/time/range";

type Row = typeof routeDrafts.$inferSelect;
export type RouteDraftEdit = Partial<
  Pick<Row, "base" | "text" | "textHash" | "contentHash" | "issues" | "title" | "reason" | "ticket">
>;

/** Saves an edit that began from a revision, as the next one. `false`: somebody else saved meanwhile, nothing is kept. */
export function saveRouteDraft(
  db: ControlTx,
  { id, from, edit }: { readonly id: string; readonly from: number; readonly edit: RouteDraftEdit },
  savedBy: string,
  now: EpochMs,
): boolean {
  const { changes } = db
    .update(routeDrafts)
    .set({ ...edit, revision: from + 1, savedAt: now, savedBy })
    .where(and(eq(routeDrafts.id, id), eq(routeDrafts.revision, from)))
    .run();
  return changes === 1;
}
