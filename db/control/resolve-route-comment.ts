import { and, eq } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { routeComments } from "@/db/schema/control";
import type { EpochMs } from "@/lib/core/time/range";

/** Resolves a comment, or opens it again (`by` `null`). `false`: the draft has no such comment. */
export function resolveRouteComment(
  db: ControlTx,
  { draft, id, by }: { readonly draft: string; readonly id: number; readonly by: string | null },
  now: EpochMs,
): boolean {
  const { changes } = db
    .update(routeComments)
    .set({ resolvedAt: by === null ? null : now, resolvedBy: by })
    .where(and(eq(routeComments.id, id), eq(routeComments.draft, draft)))
    .run();
  return changes === 1;
}
