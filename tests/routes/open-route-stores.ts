import { join } from "node:path";
import { openControl } from "@/db/open-control";
import { serverKeys } from "@/db/server-keys";
import type { Principal } from "@/lib/core/access/principal";
import { openRepository } from "@/lib/git/open-repository";
import type { TeamRemote } from "@/lib/git/team-remote";
import { readTable } from "@/lib/launch/read-table";
import type { RouteStores } from "@/lib/services/route-stores";

/** The stores of route tables in a folder, real. */
export async function openRouteStores(dataDir: string, remote: TeamRemote | null = null) {
  const control = openControl(dataDir);
  const keys = serverKeys(dataDir, null);
  const repository = await openRepository(join(dataDir, "route-tables.git"), Date.now());
  return (principal: Principal, now: number): RouteStores => ({
    ...{ principal, address: "192.0.2.7", control, keys, repository, remote, now },
    readTable,
  });
}
