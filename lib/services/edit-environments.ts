import type { Environments, EnvironmentsEdit } from "@/lib/contracts/environments";
import type { ConsoleStores } from "./console-stores";
import { demand } from "./demand";
import { readEnvironments } from "./read-environments";
import { editDocument } from "./settings-document";

/** PUT /api/v1/environments. A table need not have a version yet: its Gateways may be known before. */
export async function editEnvironments(
  stores: ConsoleStores,
  { version, gateways }: EnvironmentsEdit,
): Promise<Environments> {
  demand(stores, "settings.edit");
  const body = Object.fromEntries(Object.entries(gateways).sort(([a], [b]) => (a < b ? -1 : 1)));
  editDocument(stores, "environments", { version, body });
  return readEnvironments(stores);
}
