import type { RouteFactsWire } from "@/lib/contracts/route-facts";
import { demand } from "./demand";
import { factsOf } from "./route-checks";
import type { RouteStores } from "./route-stores";

/** GET /api/v1/routes/facts */
export async function showRouteFacts(stores: RouteStores): Promise<RouteFactsWire> {
  demand(stores, "routes.read");
  const { asOf, models, keys, capabilities } = await factsOf(stores);
  return {
    asOf,
    models: models.map((fact) => ({ ...fact, regions: [...fact.regions] })),
    keys: [...keys],
    capabilities: { tiers: [...capabilities.tiers], models: { ...capabilities.models } },
  };
}
