import { diffArrays } from "diff";
import { CommitGraph } from "./commit-graph";
import { readVersion } from "./read-version";
import { fileOf, type Repository } from "./repository";
import type { Signature } from "./signature";

export type BlamedLine = {
  readonly text: string;
  /** The commit that it came with. */
  readonly sha: string;
  readonly author: Signature;
  readonly authoredAtMs: number;
};

/** Lines of a commit that are still to be explained: which lines of the asked text each is. */
type Suspicion = Map<number, readonly number[]>;

/** For each line of a table at a commit the commit that it came with, through merges too. */
export async function blameTable(
  repository: Repository,
  sha: string,
  table: string,
): Promise<BlamedLine[]> {
  const graph = new CommitGraph(repository);
  const path = fileOf(table);
  const texts = new Map<string, string[]>();
  const linesAt = async (commit: string): Promise<string[]> => {
    const entry = (await graph.entryAt(commit, path)) ?? "";
    const known = texts.get(entry);
    if (known !== undefined) return known;
    const version = await readVersion(repository, commit, table);
    const lines = version.kind === "text" ? splitLines(version.text) : [];
    texts.set(entry, lines);
    return lines;
  };
  const asked = await linesAt(sha);
  const blamed = new Map<number, string>();
  const suspicions = new Map<string, Suspicion>([[sha, new Map(asked.map((_, at) => [at, [at]]))]]);
  for (const commit of await inOrder(graph, sha)) {
    const left = suspicions.get(commit);
    if (left === undefined) continue;
    const { parent } = await graph.commit(commit);
    const lines = await linesAt(commit);
    for (const before of parent) {
      if (left.size === 0) break;
      const passed: Suspicion = suspicions.get(before) ?? new Map();
      for (const [now, then] of unchanged(await linesAt(before), lines)) {
        const found = left.get(now);
        if (found === undefined) continue;
        passed.set(then, [...(passed.get(then) ?? []), ...found]);
        left.delete(now);
      }
      if (passed.size > 0) suspicions.set(before, passed);
    }
    for (const line of Array.from(left.values()).flat()) blamed.set(line, commit);
  }
  return Promise.all(
    asked.map(async (text, at) => {
      const by = blamed.get(at) ?? sha;
      const { author } = await graph.commit(by);
      const { name, email, timestamp } = author;
      return { text, sha: by, author: { name, email }, authoredAtMs: timestamp * 1_000 };
    }),
  );
}

/** Pairs of a line's place now and before. */
function unchanged(before: string[], now: string[]): [number, number][] {
  const pairs: [number, number][] = [];
  let [old, fresh] = [0, 0];
  for (const { added, removed, count } of diffArrays(before, now)) {
    if (removed) old += count;
    else if (added) fresh += count;
    else for (let left = count; left > 0; left -= 1) pairs.push([fresh++, old++]);
  }
  return pairs;
}

/** Without what stands after the last end of line, where nothing does. */
function splitLines(text: string): string[] {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

/** A commit and what it follows from, each after all that follow from it. */
async function inOrder(graph: CommitGraph, sha: string): Promise<string[]> {
  const children = new Map<string, number>();
  for (const commit of await graph.ancestors(sha)) {
    for (const parent of (await graph.commit(commit)).parent) {
      children.set(parent, (children.get(parent) ?? 0) + 1);
    }
  }
  const ready = [sha];
  const order: string[] = [];
  for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
    order.push(next);
    for (const parent of (await graph.commit(next)).parent) {
      const left = (children.get(parent) ?? 1) - 1;
      children.set(parent, left);
      if (left === 0) ready.push(parent);
    }
  }
  return order;
}
