import type { RouteVersionRow } from "@/db/control/add-route-version";
import { findRouteVersion } from "@/db/control/find-route-version";
import { listRouteTables } from "@/db/control/list-route-tables";
import { listRouteVersions } from "@/db/control/list-route-versions";
import { liveRouteVersion } from "@/db/control/live-route-version";
import { routeVersionAt } from "@/db/control/route-version-at";
import type { EpochMs } from "@/lib/core/time/range";
import { type BlamedLine, blameTable } from "@/lib/git/blame-table";
import { readVersion } from "@/lib/git/read-version";
import { demand } from "./demand";
import type { RouteStores } from "./route-stores";
import { ServiceError } from "./service-error";
import { syncRouteVersions } from "./sync-route-versions";

export type RouteTableLine = { readonly table: string; readonly live: RouteVersionRow };

/** The tables with their newest versions. */
export async function readRouteTables(stores: RouteStores): Promise<RouteTableLine[]> {
  demand(stores, "routes.read");
  await syncRouteVersions(stores);
  return listRouteTables(stores.control).flatMap((table) => {
    const live = liveRouteVersion(stores.control, table);
    return live === null ? [] : [{ table, live }];
  });
}

/** Versions of a table, or of all, the newest first. */
export async function readRouteVersions(
  stores: RouteStores,
  asked: { readonly table?: string | undefined; readonly limit?: number } = {},
): Promise<RouteVersionRow[]> {
  demand(stores, "routes.read");
  await syncRouteVersions(stores);
  return listRouteVersions(stores.control, asked);
}

/** One version with its text; `null`: it cannot be read there, or the table was taken away. Throws `not_found`. */
export async function readRouteVersion(
  stores: RouteStores,
  asked: { readonly table: string; readonly sha: string },
): Promise<{ readonly version: RouteVersionRow; readonly text: string | null }> {
  const version = await knownVersion(stores, asked);
  const found = await readVersion(stores.repository, asked.sha, asked.table);
  return { version, text: found.kind === "text" ? found.text : null };
}

/** The version of a table that was in force at an instant; `null`: it had none yet. */
export async function readRouteVersionAt(
  stores: RouteStores,
  { table, at }: { readonly table: string; readonly at: EpochMs },
): Promise<RouteVersionRow | null> {
  demand(stores, "routes.read");
  await syncRouteVersions(stores);
  return routeVersionAt(stores.control, table, at);
}

/** For each line of a version the version that it came with. Throws `not_found`. */
export async function readRouteBlame(
  stores: RouteStores,
  asked: { readonly table: string; readonly sha: string },
): Promise<BlamedLine[]> {
  await knownVersion(stores, asked);
  return blameTable(stores.repository, asked.sha, asked.table);
}

async function knownVersion(
  stores: RouteStores,
  asked: { readonly table: string; readonly sha: string },
): Promise<RouteVersionRow> {
  demand(stores, "routes.read");
  const version = findRouteVersion(stores.control, asked);
  if (version === null) throw new ServiceError("not_found", "This table never had that version.");
  return version;
}
