import type { ControlTx } from "@/db/open-control";
import { gateways } from "@/db/schema/control";

export type GatewayRow = typeof gateways.$inferSelect;

/** All Gateways, by id. */
export function listGateways(db: ControlTx): GatewayRow[] {
  return db.select().from(gateways).orderBy(gateways.id).all();
}
