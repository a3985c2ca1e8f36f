import git, { type TreeEntry } from "isomorphic-git";
import { durableFs } from "./durable-fs";
import { fileOf, type Repository } from "./repository";
import { cleanSignature, SIGNALBOX, type Signature } from "./signature";

export type NewVersion = {
  readonly table: string;
  readonly text: string;
  /** The commit that it follows; `null`: it is the first. */
  readonly parent: string | null;
  readonly author: Signature;
  readonly message: string;
  readonly atMs: number;
};

/**
 * Writes the objects of a version and gives its commit; no ref names it yet. The same version is the same commit,
 * however often and by whomever it is written, so that what was cut off can be done again.
 */
export async function writeVersion(repository: Repository, version: NewVersion): Promise<string> {
  const { table, text, parent, message, atMs } = version;
  const at = { fs: durableFs(repository), gitdir: repository.dir };
  const oid = await git.writeBlob({ ...at, blob: new TextEncoder().encode(text) });
  const others = parent === null ? [] : (await git.readTree({ ...at, oid: parent })).tree;
  const path = fileOf(table);
  const entry: TreeEntry = { mode: "100644", path, oid, type: "blob" };
  const tree = [...others.filter((other) => other.path !== path), entry];
  const time = { timestamp: Math.floor(atMs / 1_000), timezoneOffset: 0 };
  return git.writeCommit({
    ...at,
    commit: {
      tree: await git.writeTree({ ...at, tree }),
      parent: parent === null ? [] : [parent],
      author: { ...cleanSignature(version.author), ...time },
      committer: { ...SIGNALBOX, ...time },
      message,
    },
  });
}
