import type { ControlTx } from "@/db/open-control";
import { gateways } from "@/db/schema/control";
import type { Runtime } from "@/lib/core/attempt/attempt";
import type { EpochMs } from "@/lib/core/time/range";

export type GatewayPlace = {
  readonly id: string;
  readonly region: string | null;
  readonly runtime: Runtime | null;
};

/** Adds a Gateway, or changes where it is said to run. What was read before keeps the old region. */
export function upsertGateway(db: ControlTx, gateway: GatewayPlace, now: EpochMs): void {
  const { region, runtime } = gateway;
  db.insert(gateways)
    .values({ ...gateway, createdAt: now })
    .onConflictDoUpdate({ target: gateways.id, set: { region, runtime } })
    .run();
}
