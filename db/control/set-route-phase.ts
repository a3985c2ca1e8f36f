import { and, eq } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { routeDrafts } from "@/db/schema/control";
import type { DraftPhase } from "@/lib/core/routes/review-state";

type Row = typeof routeDrafts.$inferSelect;
export type PhaseChange = { readonly from: DraftPhase; readonly to: DraftPhase } & Partial<
  Pick<Row, "submittedAt" | "endedAt" | "version" | "emergency">
>;

/** `false`: the draft was not in that phase any more. */
export function setRoutePhase(
  db: ControlTx,
  id: string,
  { from, to, ...rest }: PhaseChange,
): boolean {
  const { changes } = db
    .update(routeDrafts)
    .set({ ...rest, phase: to })
    .where(and(eq(routeDrafts.id, id), eq(routeDrafts.phase, from)))
    .run();
  return changes === 1;
}
