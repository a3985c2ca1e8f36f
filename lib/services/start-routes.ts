import { listRouteVersions } from "@/db/control/list-route-versions";
import { tagVersion } from "@/lib/git/tag-version";
import type { RouteStores } from "./route-stores";
import { settlePendingIntent } from "./settle-route-intent";
import { syncRouteVersions } from "./sync-route-versions";

/** At the start of a process: finishes a commit that was cut off, takes in what was made elsewhere, and tags what has no tag yet. */
export async function startRoutes(stores: RouteStores): Promise<void> {
  await settlePendingIntent(stores);
  await syncRouteVersions(stores);
  for (const { tag, sha } of listRouteVersions(stores.control)) {
    await tagVersion(stores.repository, tag, sha);
  }
}
