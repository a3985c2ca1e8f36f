import { findRouteVersion } from "@/db/control/find-route-version";
import { tableScope } from "@/lib/core/routes/table-scope";
import { beginRouteDraft } from "./begin-route-draft";
import { demand } from "./demand";
import type { RouteDraftView } from "./read-route-draft";
import type { RouteStores } from "./route-stores";
import { ServiceError } from "./service-error";

/** A draft that brings an older version's content back. It is reviewed like any other, and becomes a version of its own. */
export async function revertRouteVersion(
  stores: RouteStores,
  {
    table,
    sha,
    reason = "",
    ticket = null,
  }: {
    readonly table: string;
    readonly sha: string;
    readonly reason?: string | undefined;
    readonly ticket?: string | null | undefined;
  },
): Promise<RouteDraftView> {
  demand(stores, "routes.draft", tableScope(table));
  const version = findRouteVersion(stores.control, { table, sha });
  if (version === null || version.contentHash === null) {
    throw new ServiceError("not_found", "This table never had a version that can be read there.");
  }
  const title = `Revert to v${version.number}: ${version.title}`.slice(0, 200);
  return beginRouteDraft(stores, { table, title, reason, ticket, reverts: sha });
}
