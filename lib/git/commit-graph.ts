import git, { type CommitObject } from "isomorphic-git";
import { durableFs } from "./durable-fs";
import type { Repository } from "./repository";

/** Commits by their ids, each read once. */
export class CommitGraph {
  private readonly read = new Map<string, Promise<CommitObject>>();
  private readonly at: { fs: ReturnType<typeof durableFs>; gitdir: string; cache: object };

  constructor(repository: Repository) {
    this.at = { fs: durableFs(repository), gitdir: repository.dir, cache: {} };
  }

  commit(oid: string): Promise<CommitObject> {
    const known = this.read.get(oid);
    if (known !== undefined) return known;
    const reading = git.readCommit({ ...this.at, oid }).then(({ commit }) => commit);
    this.read.set(oid, reading);
    return reading;
  }

  /** What stands at a path at the root of a commit, as its mode and object: a link to the same bytes is something else. `null`: nothing. */
  async entryAt(sha: string, path: string): Promise<string | null> {
    const { tree } = await this.commit(sha);
    const entries = await git.readTree({ ...this.at, oid: tree });
    const found = entries.tree.find((entry) => entry.path === path);
    return found === undefined ? null : `${found.mode} ${found.oid}`;
  }

  /** A commit and all that it follows from. */
  async ancestors(sha: string | null): Promise<Set<string>> {
    const found = new Set<string>();
    const waiting = sha === null ? [] : [sha];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      waiting.push(...(await this.commit(next)).parent);
    }
    return found;
  }

  /** Whether `descendant` is `ancestor` or follows from it. */
  async contains(descendant: string | null, ancestor: string): Promise<boolean> {
    const seen = new Set<string>();
    const waiting = descendant === null ? [] : [descendant];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (next === ancestor) return true;
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(...(await this.commit(next)).parent);
    }
    return false;
  }
}
