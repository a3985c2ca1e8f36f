import git from "isomorphic-git";
import { isTableName } from "@/lib/core/routes/version-name";
import { durableFs } from "./durable-fs";
import type { Repository } from "./repository";

/** The names of the tables that a commit has, in order. Other files are left alone. */
export async function listTables(repository: Repository, sha: string): Promise<string[]> {
  const { tree } = await git.readTree({
    ...{ fs: durableFs(repository), gitdir: repository.dir, oid: sha },
  });
  return tree
    .map(({ path }) => /^(.*)\.yaml$/.exec(path)?.[1] ?? "")
    .filter(isTableName)
    .sort();
}
