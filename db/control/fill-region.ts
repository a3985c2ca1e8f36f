import { and, eq, isNull } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { gateways } from "@/db/schema/control";

/** Notes where a Gateway runs, unless that is known: what a person said wins. */
export function fillRegion(db: ControlTx, gateway: string, region: string): void {
  db.update(gateways)
    .set({ region })
    .where(and(eq(gateways.id, gateway), isNull(gateways.region)))
    .run();
}
