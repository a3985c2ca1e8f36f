import { liveRouteVersion } from "@/db/control/live-route-version";
import type { RouteExportDraft, RouteExported } from "@/lib/contracts/route-exchange";
import type { OfTable } from "@/lib/contracts/route-versions";
import { exportRoutes } from "@/lib/core/routes/export-routes";
import { readRouteVersion } from "./read-route-versions";
import type { RouteStores } from "./route-stores";
import { ServiceError } from "./service-error";

/**
 * What has to change in a Gateway's configuration so that it routes as a version says. Keeps nothing of the configuration.
 * Throws `not_found` for a table or a version that is not there, `conflict` where it cannot be read.
 */
export async function exportRouteTable(
  stores: RouteStores,
  { table }: OfTable,
  { config, sha }: RouteExportDraft,
): Promise<RouteExported> {
  const asked = sha ?? liveRouteVersion(stores.control, table)?.sha;
  if (asked === undefined) throw new ServiceError("not_found", "There is no table of this name.");
  const { text } = await readRouteVersion(stores, { table, sha: asked });
  const read = text === null ? null : stores.readTable(text);
  if (read?.kind !== "table") {
    throw new ServiceError("conflict", "This version cannot be read as a route table.");
  }
  const { patch, replacePaths, left } = exportRoutes(config, read.table);
  return {
    sha: asked,
    patch: patch === null ? null : { ...patch },
    ...{ replacePaths: [...replacePaths], left: [...left] },
  };
}
