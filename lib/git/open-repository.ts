import { randomUUID } from "node:crypto";
import { chmod, mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import git from "isomorphic-git";
import { durableFs, syncFolder } from "./durable-fs";
import { GitTrouble } from "./git-trouble";
import { OWN_FOLDER, type Repository } from "./repository";

/** A file that was being written for longer was left by a process that ended. */
const LEFT_AFTER_MS = 3_600_000;

/**
 * The repository in a folder, made where it is missing; nobody else on the machine may read it. Of several
 * processes that make it at once one does. Throws `GitTrouble` where something else is there.
 */
export async function openRepository(dir: string, nowMs: number): Promise<Repository> {
  if (!(await isThere(dir))) await makeRepository(dir);
  const repository = { dir };
  const head = await readFile(join(dir, "HEAD"), "utf8").catch(() => "");
  if (!/^(?:ref: refs\/|[0-9a-f]{40})/.test(head) || !(await isThere(join(dir, "objects")))) {
    throw new GitTrouble(
      "not_a_repository",
      `${dir} is no Git repository: move it away, and an empty one is made.`,
    );
  }
  await chmod(dir, 0o700);
  await mkdir(join(dir, OWN_FOLDER, "locks"), { recursive: true, mode: 0o700 });
  await sweep(repository, nowMs);
  return repository;
}

/** Whole before it has its name. */
async function makeRepository(dir: string): Promise<void> {
  await mkdir(dirname(dir), { recursive: true, mode: 0o700 });
  const draft = `${dir}.${randomUUID()}`;
  try {
    await mkdir(draft, { mode: 0o700 });
    const fs = durableFs({ dir: draft });
    await git.init({ fs, dir: draft, gitdir: draft, bare: true, defaultBranch: "main" });
    await rename(draft, dir);
    await syncFolder(dirname(dir));
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await isThere(dir))) throw error;
  }
}

async function sweep({ dir }: Repository, nowMs: number): Promise<void> {
  const own = join(dir, OWN_FOLDER);
  for (const name of await readdir(own)) {
    if (!name.startsWith("tmp-")) continue;
    const path = join(own, name);
    const found = await stat(path).catch(() => null);
    if (found !== null && nowMs - found.mtimeMs > LEFT_AFTER_MS) await rm(path, { force: true });
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}
