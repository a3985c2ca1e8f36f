import { findRouteHead } from "@/db/control/find-route-head";
import { listRouteVersions } from "@/db/control/list-route-versions";
import { setRouteHead } from "@/db/control/set-route-head";
import { ALL_TABLES } from "@/lib/core/routes/table-scope";
import type { EpochMs } from "@/lib/core/time/range";
import { CommitGraph } from "@/lib/git/commit-graph";
import { GitTrouble } from "@/lib/git/git-trouble";
import { readHead } from "@/lib/git/read-ref";
import { MAIN } from "@/lib/git/repository";
import { swapRef } from "@/lib/git/swap-ref";
import { fetchTeam, pushTeam } from "@/lib/git/team-exchange";
import { audited } from "./audited";
import { demand } from "./demand";
import type { RouteStores } from "./route-stores";
import { ServiceError } from "./service-error";
import { settlePendingIntent } from "./settle-route-intent";
import { syncRouteVersions } from "./sync-route-versions";

const MOST_TRIES = 20;

/** How our versions stand to those of the team's repository. */
export type TeamStanding = {
  /**
   * `ahead`: ours are not there yet. `behind`: theirs are not here yet. `diverged`: each has what the other has not, and a
   * person has to merge them.
   */
  readonly state: "same" | "ahead" | "behind" | "diverged";
  /** Commits that only we have, and that only they have. */
  readonly ours: number;
  readonly theirs: number;
  readonly head: string | null;
  readonly remote: string | null;
  readonly askedAt: EpochMs;
};

/**
 * Takes in what the team's repository has where ours leads there, and sends what it has not; either only forward. What diverged is left
 * as it is on both sides. Throws `not_found` where no repository is set, `not_ready` where it cannot be asked.
 */
export async function exchangeRoutes(stores: RouteStores): Promise<TeamStanding> {
  demand(stores, "routes.draft", ALL_TABLES);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    await settlePendingIntent(stores);
    const standing = await lookAtTeam(stores);
    if (standing.state === "behind") {
      if (!(await takeIn(stores, standing))) continue;
      await syncRouteVersions(stores);
      return { ...standing, state: "same", theirs: 0, head: standing.remote };
    }
    await syncRouteVersions(stores);
    if (standing.state !== "ahead") return standing;
    if (await send(stores, standing))
      return { ...standing, state: "same", ours: 0, remote: standing.head };
  }
  throw new ServiceError("conflict", "The team's repository changes all the time: try again.", 5);
}

/** Asks the team's repository, and changes nothing but what is known of it. */
async function lookAtTeam(stores: RouteStores): Promise<TeamStanding> {
  const { remote: team, repository, control, now } = stores;
  if (team === null) {
    throw new ServiceError(
      "not_found",
      "No repository of the team is set: SIGNALBOX_ROUTES_REMOTE.",
    );
  }
  const remote = await exchanged(() => fetchTeam(repository, team));
  setRouteHead(control, { remote, remoteAskedAt: now });
  return standingOf(stores, await readHead(repository), remote, now);
}

/** As it was when the team's repository was last asked; `null`: it never was, or none is set. */
export async function readTeamStanding(stores: RouteStores): Promise<TeamStanding | null> {
  demand(stores, "routes.read");
  const { remote, remoteAskedAt } = findRouteHead(stores.control);
  if (stores.remote === null || remoteAskedAt === null) return null;
  return standingOf(stores, await readHead(stores.repository), remote, remoteAskedAt);
}

async function standingOf(
  { repository }: RouteStores,
  head: string | null,
  remote: string | null,
  askedAt: EpochMs,
): Promise<TeamStanding> {
  const graph = new CommitGraph(repository);
  const [here, there] = [await graph.ancestors(head), await graph.ancestors(remote)];
  const ours = Array.from(here).filter((sha) => !there.has(sha)).length;
  const theirs = Array.from(there).filter((sha) => !here.has(sha)).length;
  const one = ours > 0 ? "ahead" : theirs > 0 ? "behind" : "same";
  return { state: ours > 0 && theirs > 0 ? "diverged" : one, ours, theirs, head, remote, askedAt };
}

/** `false`: somebody committed here meanwhile. */
async function takeIn(
  stores: RouteStores,
  { head, remote, theirs }: TeamStanding,
): Promise<boolean> {
  if (remote === null) return true;
  const swap = await swapRef(stores.repository, MAIN, { from: head, to: remote });
  if (swap === "moved") return false;
  audited(stores, (_, note) => {
    note({
      ...{ action: "route.pulled", subject: remote },
      ...{ before: { head }, after: { head: remote, commits: theirs } },
    });
  });
  return true;
}

/** `false`: somebody sent something meanwhile. Tags that are taken there stay what they are. */
async function send(stores: RouteStores, { head, remote, ours }: TeamStanding): Promise<boolean> {
  const { remote: team, repository, control, now } = stores;
  if (team === null || head === null) return true;
  if ((await exchanged(() => pushTeam(repository, team, MAIN))) === "moved") return false;
  setRouteHead(control, { remote: head, remoteAskedAt: now });
  for (const { tag } of listRouteVersions(control, { limit: ours })) {
    await exchanged(() => pushTeam(repository, team, `refs/tags/${tag}`));
  }
  audited(stores, (_, note) => {
    note({
      ...{ action: "route.pushed", subject: head },
      ...{ before: { head: remote }, after: { head, commits: ours } },
    });
  });
  return true;
}

async function exchanged<T>(exchange: () => Promise<T>): Promise<T> {
  try {
    return await exchange();
  } catch (error) {
    if (!(error instanceof GitTrouble)) throw error;
    throw new ServiceError("not_ready", error.message, 30);
  }
}
