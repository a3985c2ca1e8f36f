import type { DowngradesQuery } from "@/lib/contracts/downgrades";
import { targetRef } from "@/lib/core/request/target-ref";
import type { ConsoleStores } from "@/lib/services/console-stores";
import { readDowngrades } from "@/lib/services/read-downgrades";
import { costText } from "./cost-text";
import { csvResponse } from "./csv-response";

const FLOWS = ["from", "to", "reason", "count", "silent", "cost"];
const CHAINS = [
  ...["requested", "gateway", "requests", "primary", "downgraded", "silent", "exhausted"],
  ...["aborted", "unknown", "skipped", "recovered", "coalesced", "interventions"],
];

/** The table that the query names: flows, one row a way from a model to another, or chains. */
export async function downgradesCsv(
  stores: ConsoleStores,
  query: DowngradesQuery,
): Promise<Response> {
  const { flows, chains } = await readDowngrades(stores, query);
  if (query.table === "chains") {
    const rows = chains.map((chain) => ({ ...chain, requested: targetRef(chain.requested) }));
    return csvResponse("chains", CHAINS, rows);
  }
  const rows = flows.map((flow) => ({
    ...flow,
    silent: String(flow.silent),
    cost: costText(flow.cost),
  }));
  return csvResponse("downgrades", FLOWS, rows);
}
