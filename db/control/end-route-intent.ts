import { and, eq } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { routeIntents } from "@/db/schema/control";
import type { EpochMs } from "@/lib/core/time/range";

/** `false`: somebody else ended it first. `version` `null`: it is given up. */
export function endRouteIntent(
  db: ControlTx,
  { id, version }: { readonly id: number; readonly version: string | null },
  now: EpochMs,
): boolean {
  const { changes } = db
    .update(routeIntents)
    .set({ state: version === null ? "abandoned" : "done", version, endedAt: now })
    .where(and(eq(routeIntents.id, id), eq(routeIntents.state, "pending")))
    .run();
  return changes === 1;
}
