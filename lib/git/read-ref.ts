import git, { Errors } from "isomorphic-git";
import { durableFs } from "./durable-fs";
import { MAIN, type Repository } from "./repository";

/** The commit that a ref names, loose or packed; `null`: there is no such ref. */
export async function readRef(repository: Repository, ref: string): Promise<string | null> {
  try {
    return await git.resolveRef({ fs: durableFs(repository), gitdir: repository.dir, ref });
  } catch (error) {
    if (error instanceof Errors.NotFoundError) return null;
    throw error;
  }
}

/** The newest commit; `null`: there is none yet. */
export function readHead(repository: Repository): Promise<string | null> {
  return readRef(repository, MAIN);
}
