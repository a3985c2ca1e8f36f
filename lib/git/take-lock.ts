import { link, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { syncFolder } from "./durable-fs";
import { GitTrouble } from "./git-trouble";
import { hasEnded, ownLockName, readLockName } from "./lock-holder";
import { OWN_FOLDER, type Repository } from "./repository";

/** A lock is held for some milliseconds: one this old belongs to nobody who could still be asked. */
const FORGOTTEN_MS = 600_000;

export type HeldLock = {
  /** Writes the new content, which is not seen yet. */
  readonly write: (content: string) => Promise<void>;
  /** Makes it seen, and lets the lock go. */
  readonly commit: () => Promise<void>;
  /** Lets it go, and changes nothing. After `commit` it does nothing. */
  readonly release: () => Promise<void>;
};

/**
 * Takes `FILE.lock`, the lock by which Git itself changes a ref, so that no two writers, ours or Git's, change one at
 * once. Beside it lies a file, linked to the same data, whose name says who holds it. The lock of a process that ended is
 * taken over by renaming that file, which of several who try only one can. Throws `GitTrouble` `locked` after
 * `patienceMs`; a lock that Git left behind is never broken, because nothing says whose it is.
 */
export async function takeLock(
  repository: Repository,
  file: string,
  patienceMs = 20_000,
): Promise<HeldLock> {
  const path = join(repository.dir, file);
  const lock = `${path}.lock`;
  const locks = join(repository.dir, OWN_FOLDER, "locks");
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await mkdir(locks, { recursive: true, mode: 0o700 });
  const own = join(locks, ownLockName());
  await (await open(own, "wx", 0o600)).close();
  const until = performance.now() + patienceMs;
  while (!(await hasLinked(own, lock)) && !(await hasTakenOver(locks, lock, own))) {
    if (performance.now() > until) {
      await rm(own, { force: true });
      throw new GitTrouble(
        "locked",
        `Another program holds ${lock}. Try again; where no git runs on this folder, delete that file.`,
      );
    }
    await sleep(3 + Math.random() * 12);
  }
  await sweep(locks, own);
  return heldLock(path, lock, own);
}

function heldLock(path: string, lock: string, own: string): HeldLock {
  let isHeld = true;
  return {
    async write(content) {
      const handle = await open(own, "r+");
      try {
        await handle.truncate(0);
        await handle.writeFile(content);
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
    async commit() {
      await rename(lock, path);
      isHeld = false;
      await syncFolder(dirname(path));
      await rm(own, { force: true });
    },
    async release() {
      if (!isHeld) return;
      isHeld = false;
      await rm(lock, { force: true });
      await rm(own, { force: true });
    },
  };
}

async function hasLinked(own: string, lock: string): Promise<boolean> {
  try {
    await link(own, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Who renames the holder's file is the holder: the lock itself is never away, so nobody else gets it meanwhile. */
async function hasTakenOver(locks: string, lock: string, own: string): Promise<boolean> {
  const held = await stat(lock).catch(() => null);
  if (held === null) return false;
  for (const name of await readdir(locks)) {
    const holder = readLockName(name);
    const theirs = join(locks, name);
    const found = holder === null ? null : await stat(theirs).catch(() => null);
    if (holder === null || found === null || theirs === own) continue;
    if (found.ino !== held.ino || found.dev !== held.dev) continue;
    const isForgotten = Date.now() - held.mtimeMs > FORGOTTEN_MS;
    if (!(hasEnded(holder) ?? isForgotten)) return false;
    return hasRenamed(theirs, own);
  }
  return false;
}

async function hasRenamed(theirs: string, own: string): Promise<boolean> {
  try {
    await rename(theirs, own);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

/** Files of processes that ended without holding a lock, or after they had let it go. */
async function sweep(locks: string, own: string): Promise<void> {
  for (const name of await readdir(locks)) {
    const holder = readLockName(name);
    const path = join(locks, name);
    if (holder === null || path === own || hasEnded(holder) !== true) continue;
    // Two names: it may be the lock of another ref, which whoever wants that ref takes over.
    const found = await stat(path).catch(() => null);
    if (found?.nlink === 1) await rm(path, { force: true });
  }
}
