import type { RouteFactsQuery, RouteFactsWire } from "@/lib/contracts/route-facts";
import { demand } from "./demand";
import { factsOf } from "./route-checks";
import type { RouteStores } from "./route-stores";

/** GET /api/v1/routes/facts */
export async function showRouteFacts(
  stores: RouteStores,
  { table }: RouteFactsQuery,
): Promise<RouteFactsWire> {
  demand(stores, "routes.read");
  const { asOf, gateways, models, elsewhere, keys, capabilities } = await factsOf(
    stores,
    table ?? null,
  );
  return {
    asOf,
    gateways,
    models: models.map((fact) => ({ ...fact, regions: [...fact.regions] })),
    elsewhere: [...elsewhere],
    keys: [...keys],
    capabilities: { tiers: [...capabilities.tiers], models: { ...capabilities.models } },
  };
}
