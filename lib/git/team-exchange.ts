import git, { Errors } from "isomorphic-git";
import { durableFs } from "./durable-fs";
import { GitTrouble } from "./git-trouble";
import { MAIN, type Repository } from "./repository";
import { teamHttp } from "./team-http";
import type { TeamRemote } from "./team-remote";

const BRANCH = MAIN.replace("refs/heads/", "");

/** Fetches what the team's main branch has, and gives its commit; `null`: it has none yet. Moves nothing of ours. Throws `GitTrouble`. */
export async function fetchTeam(
  repository: Repository,
  remote: TeamRemote,
): Promise<string | null> {
  return asked(async () => {
    await nameTeam(repository);
    try {
      const { fetchHead } = await git.fetch({
        ...connection(repository, remote),
        ...{ remote: "team", ref: BRANCH, remoteRef: BRANCH, singleBranch: true, tags: false },
      });
      return fetchHead;
    } catch (error) {
      if (error instanceof Errors.NotFoundError) return null;
      throw error;
    }
  });
}

/**
 * Sends a ref of ours. `moved`: there is something that ours does not follow from, and it was left as it is. Throws `GitTrouble`.
 */
export async function pushTeam(
  repository: Repository,
  remote: TeamRemote,
  ref: string,
): Promise<"pushed" | "moved"> {
  return asked(async () => {
    try {
      const { ok, refs } = await git.push({
        ...connection(repository, remote),
        ...{ remote: "team", ref, remoteRef: ref, force: false },
      });
      return ok && Object.values(refs).every((one) => one.ok) ? "pushed" : "moved";
    } catch (error) {
      if (error instanceof Errors.PushRejectedError || error instanceof Errors.GitPushError) {
        return "moved";
      }
      throw error;
    }
  });
}

/** Where its branches are kept here, which isomorphic-git asks for. Its address is in the environment only. */
async function nameTeam(repository: Repository): Promise<void> {
  const [path, value] = ["remote.team.fetch", "+refs/heads/*:refs/remotes/team/*"];
  const at = { fs: durableFs(repository), gitdir: repository.dir, path };
  if ((await git.getConfig(at)) !== value) await git.setConfig({ ...at, value });
}

function connection(repository: Repository, { url, username, password }: TeamRemote) {
  const auth = { username: username ?? "", password: password ?? "" };
  return {
    ...{ fs: durableFs(repository), gitdir: repository.dir, http: teamHttp(url), url },
    onAuth: () => (username === null && password === null ? { cancel: true } : auth),
    onAuthFailure: () => ({ cancel: true }),
  };
}

/** What the server said, without its words: they may repeat what was sent. */
async function asked<T>(exchange: () => Promise<T>): Promise<T> {
  try {
    return await exchange();
  } catch (error) {
    if (error instanceof GitTrouble) throw error;
    const status = error instanceof Errors.HttpError ? error.data.statusCode : null;
    if (error instanceof Errors.UserCanceledError || status === 401 || status === 403) {
      throw new GitTrouble(
        "remote_refused",
        "The team's repository refused: look at SIGNALBOX_ROUTES_REMOTE_USER and SIGNALBOX_ROUTES_REMOTE_PASSWORD.",
      );
    }
    const why = status === null ? (error as Error).name : `it answered ${status}`;
    throw new GitTrouble("remote_unreachable", `The team's repository cannot be asked: ${why}.`);
  }
}
