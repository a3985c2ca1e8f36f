import { join } from "node:path";
import { LOCAL } from "@/lib/core/access/principal";
import { openRepository } from "@/lib/git/open-repository";
import type { Repository } from "@/lib/git/repository";
import type { RouteStores } from "@/lib/services/route-stores";
import { startRoutes } from "@/lib/services/start-routes";
import { readEnv } from "./env";
import { readTable } from "./read-table";

/** Of route stores what the request says: who asks, and in which store. */
export type RouteAsker = Pick<
  RouteStores,
  "principal" | "address" | "control" | "keys" | "now" | "facts"
>;

/** Survives the reload of this module during development. */
const holder = globalThis as typeof globalThis & {
  signalboxRepositories?: Map<string, Promise<Repository>>;
};

/**
 * The stores of route tables in a data folder. Its repository is opened at the first call, which also finishes a commit that was
 * cut off; a failure is not kept, so that the next call tries again.
 */
export async function openRoutes(dataDir: string, asker: RouteAsker): Promise<RouteStores> {
  holder.signalboxRepositories ??= new Map();
  const opened = holder.signalboxRepositories;
  const { routesRemote } = readEnv(process.env);
  const rest = { ...asker, readTable, remote: routesRemote };
  let repository = opened.get(dataDir);
  if (repository === undefined) {
    repository = begin(dataDir, rest);
    opened.set(dataDir, repository);
    repository.catch(() => opened.delete(dataDir));
  }
  return { ...rest, repository: await repository };
}

async function begin(dataDir: string, rest: Omit<RouteStores, "repository">): Promise<Repository> {
  const repository = await openRepository(join(dataDir, "route-tables.git"), rest.now);
  await startRoutes({ ...rest, repository, principal: LOCAL, address: null });
  return repository;
}
