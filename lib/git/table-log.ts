import { CommitGraph } from "./commit-graph";
import { fileOf, type Repository } from "./repository";
import type { Signature } from "./signature";

/** A commit that changed one table. */
export type LoggedVersion = {
  readonly sha: string;
  readonly author: Signature;
  /** When it was written, by its author's clock. */
  readonly authoredAtMs: number;
  /** When it was put where it is; of a version made here the same. */
  readonly committedAtMs: number;
  readonly message: string;
  /** It brought together lines of history that had parted. */
  readonly isMerge: boolean;
};

/**
 * The versions of a table that led to `head`, the oldest first, along the first parents: the states that the main branch had one
 * after the other. A merge that changed the table is one version. Git tells the same with
 * `git log --first-parent -- TABLE.yaml`.
 *
 * @param after left out with all that it follows from; `null`: from the beginning.
 */
export async function tableLog(
  repository: Repository,
  table: string,
  { head, after = null }: { readonly head: string | null; readonly after?: string | null },
): Promise<LoggedVersion[]> {
  const graph = new CommitGraph(repository);
  const path = fileOf(table);
  const versions: LoggedVersion[] = [];
  // Asked for only where a merge leads around `after`: mostly it is met on the way.
  let known: Set<string> | null = null;
  for (let sha = head; sha !== null && sha !== after; ) {
    const { parent, author, committer, message } = await graph.commit(sha);
    if (after !== null && (known !== null || parent.length > 1)) {
      known ??= await graph.ancestors(after);
      if (known.has(sha)) break;
    }
    const [before = null] = parent;
    const entry = await graph.entryAt(sha, path);
    if (entry !== (before === null ? null : await graph.entryAt(before, path))) {
      versions.push({
        ...{ sha, message, isMerge: parent.length > 1 },
        author: { name: author.name, email: author.email },
        authoredAtMs: author.timestamp * 1_000,
        committedAtMs: committer.timestamp * 1_000,
      });
    }
    sha = before;
  }
  return versions.reverse();
}
