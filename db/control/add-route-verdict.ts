import type { ControlTx } from "@/db/open-control";
import { routeVerdicts } from "@/db/schema/control";

export type NewRouteVerdict = Omit<typeof routeVerdicts.$inferSelect, "id">;

export function addRouteVerdict(db: ControlTx, verdict: NewRouteVerdict): void {
  db.insert(routeVerdicts).values(verdict).run();
}
