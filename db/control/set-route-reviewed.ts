import { eq } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { routeDrafts } from "@/db/schema/control";
import type { EpochMs } from "@/lib/core/time/range";

/** Since when an emergency commit has the approvals that it lacked; `null`: it lacks some. */
export function setRouteReviewed(db: ControlTx, id: string, at: EpochMs | null): void {
  db.update(routeDrafts).set({ reviewedAt: at }).where(eq(routeDrafts.id, id)).run();
}
