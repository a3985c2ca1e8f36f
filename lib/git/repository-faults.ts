import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import git, { Errors } from "isomorphic-git";
import { durableFs } from "./durable-fs";
import { readRef } from "./read-ref";
import type { Repository } from "./repository";

export type RepositoryFault =
  /** The folder is there and is no repository. */
  | { readonly kind: "not_a_repository" }
  /** A ref names no object that is there. */
  | { readonly kind: "ref"; readonly ref: string }
  /** An object that the ref leads to is not there, or is not what its name says. */
  | { readonly kind: "missing" | "damaged"; readonly ref: string; readonly oid: string };

/**
 * What is wrong with a repository: every ref, and every object that it leads to, is read once; nothing is written.
 * Of each ref the first fault is told. Objects in packs are read, and their names are not proven: `git fsck` does that.
 * `null`: there is no such folder.
 */
export async function repositoryFaults(repository: Repository): Promise<RepositoryFault[] | null> {
  if (!(await isThere(repository.dir))) return null;
  const head = await readFile(join(repository.dir, "HEAD"), "utf8").catch(() => "");
  const isWhole = await isThere(join(repository.dir, "objects"));
  if (!isWhole || !/^(?:ref: refs\/|[0-9a-f]{40})/.test(head)) {
    return [{ kind: "not_a_repository" }];
  }
  const faults: RepositoryFault[] = [];
  const sound = new Set<string>();
  for (const ref of await refsOf(repository)) {
    const fault = await faultOf(repository, ref, sound);
    if (fault !== null) faults.push(fault);
  }
  return faults;
}

async function refsOf(repository: Repository): Promise<string[]> {
  const at = { fs: durableFs(repository), gitdir: repository.dir };
  const names = await git.listRefs({ ...at, filepath: "refs" });
  // A lock is no ref: it is there while one is being written.
  return names.filter((name) => !name.endsWith(".lock")).map((name) => `refs/${name}`);
}

async function faultOf(
  repository: Repository,
  ref: string,
  sound: Set<string>,
): Promise<RepositoryFault | null> {
  const first = await readRef(repository, ref);
  if (first === null) return { kind: "ref", ref };
  const at = { fs: durableFs(repository), gitdir: repository.dir, cache: {} };
  const waiting = [first];
  for (let oid = waiting.pop(); oid !== undefined; oid = waiting.pop()) {
    if (sound.has(oid)) continue;
    try {
      waiting.push(...(await linksOf(at, oid)));
      sound.add(oid);
    } catch (error) {
      if (!(error instanceof Errors.NotFoundError)) return { kind: "damaged", ref, oid };
      return oid === first ? { kind: "ref", ref } : { kind: "missing", ref, oid };
    }
  }
  return null;
}

type At = { readonly fs: ReturnType<typeof durableFs>; readonly gitdir: string };

/** The objects that an object names. Throws where it is not there, or is not what its name says. */
async function linksOf(at: At, oid: string): Promise<string[]> {
  const found = await git.readObject({ ...at, oid, format: "parsed" });
  if (found.format !== "parsed") return [];
  switch (found.type) {
    case "commit":
      return [found.object.tree, ...found.object.parent];
    case "tree":
      // A commit of another repository is not here.
      return found.object.filter(({ type }) => type !== "commit").map((entry) => entry.oid);
    case "tag":
      return [found.object.object];
    case "blob":
      return [];
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
