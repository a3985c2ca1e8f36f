import { randomUUID } from "node:crypto";
import { promises } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { OWN_FOLDER, type Repository } from "./repository";

/**
 * The file system as isomorphic-git uses it, except that a file has its name only when it is whole and on
 * the disk. isomorphic-git believes an object that is there, so half of one would stay for good.
 */
export function durableFs({ dir }: Repository) {
  const own = join(dir, OWN_FOLDER);
  return {
    promises: {
      ...promises,
      writeFile: (path: string, data: string | Uint8Array) => writeWhole(own, path, data),
    },
  };
}

async function writeWhole(own: string, path: string, data: string | Uint8Array): Promise<void> {
  await mkdir(own, { recursive: true, mode: 0o700 });
  const draft = join(own, `tmp-${randomUUID()}`);
  try {
    await writeSynced(draft, data);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

async function writeSynced(path: string, data: string | Uint8Array): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(data);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** So that a name in it outlives a power cut. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
