import { copyFileSync, existsSync, statSync } from "node:fs";
import { link, mkdir, open, rename, rm, stat, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import { backupStore } from "@/db/backup-store";
import { AUDIT_HEAD_FILE } from "@/db/control/audit-head";
import { describeStores } from "@/db/describe-stores";
import { storeFile } from "@/db/open-store";
import { hashFile } from "@/lib/files/hash-file";
import { pushedFiles } from "@/lib/files/pushed-files";
import { routeTableFiles } from "@/lib/files/route-table-files";
import { type TarInput, writeTar } from "@/lib/files/tar";
import { BACKUP_FORMAT, type BackupManifest, MANIFEST_NAME } from "./backup-manifest";

export type BackupOptions = {
  readonly dataDir: string;
  readonly file: string;
  readonly signalbox: string;
  readonly now: () => number;
};

export type BackupReport = BackupManifest & { readonly bytes: number };

type Part = { readonly name: string; readonly path: string; readonly bytes: number };

/**
 * Writes one archive with a consistent copy of both stores and of what was pushed, while others go on
 * writing. `file` must not exist; it appears whole or not at all, readable by its owner only. Needs
 * room for the copies and the archive beside each other for a moment.
 */
export async function backup({
  dataDir,
  file,
  signalbox,
  now,
}: BackupOptions): Promise<BackupReport> {
  if (existsSync(file)) throw new Error(`${file} is there already; a backup overwrites nothing.`);
  await requireRoom(dataDir, dirname(file));
  const work = `${file}.partial-${process.pid}`;
  await mkdir(work, { mode: 0o700 });
  try {
    // Before and after the stores: a checkpoint in the copy never lies beyond the copy of its segment.
    const early = await partsOf(await pushedFiles(dataDir));
    // Before the store: it never names an entry that the copy has not.
    const head = copyAuditHead(dataDir, work) ? [AUDIT_HEAD_FILE] : [];
    backupStore(dataDir, "events", join(work, "events.db"));
    backupStore(dataDir, "control", join(work, "control.db"));
    const late = await partsOf(await pushedFiles(dataDir));
    // After the store, which never names a version that the copy has not.
    const tables = await partsOf(await routeTableFiles(dataDir, work));
    const description = describeStores(work);
    const stores = await partsOf(
      ["control.db", "events.db", ...head].map((name) => ({ name, path: join(work, name) })),
    );
    const parts = [...stores, ...tables, ...newest(early, late)];
    const manifest: BackupManifest = {
      ...{ format: BACKUP_FORMAT, createdAt: new Date(now()).toISOString(), signalbox },
      ...{ node: process.versions.node, ...description },
      files: await Promise.all(
        parts.map(async ({ name, path, bytes }) => {
          return { name, bytes, sha256: await hashFile(path, bytes) };
        }),
      ),
    };
    const archive = join(work, "archive.tar");
    await writeArchive(archive, manifest, parts, now());
    await publish(archive, file);
    return { ...manifest, bytes: (await stat(file)).size };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** False where there is none, as before the first entry. */
function copyAuditHead(dataDir: string, work: string): boolean {
  const file = join(dataDir, AUDIT_HEAD_FILE);
  if (!existsSync(file)) return false;
  copyFileSync(file, join(work, AUDIT_HEAD_FILE));
  return true;
}

async function writeArchive(
  file: string,
  manifest: BackupManifest,
  parts: readonly Part[],
  now: number,
): Promise<void> {
  const mtimeS = Math.floor(now / 1_000);
  const inputs: TarInput[] = parts.map((part) => ({ ...part, mtimeS }));
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  const handle = await open(file, "wx", 0o600);
  try {
    await writeTar(handle, [{ name: MANIFEST_NAME, text, mtimeS }, ...inputs]);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Under its name only when it is whole, and never over another file. */
async function publish(archive: string, file: string): Promise<void> {
  try {
    await link(archive, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST")
      throw new Error(`${file} is there already; a backup overwrites nothing.`);
    // A file system without links; the name was free a moment ago.
    await rename(archive, file);
  }
}

async function partsOf(files: readonly { name: string; path: string }[]): Promise<Part[]> {
  const parts = files.map(async (file) => ({ ...file, bytes: (await stat(file.path)).size }));
  return Promise.all(parts);
}

/** Segments only grow: the later look at one holds the earlier one. */
function newest(early: readonly Part[], late: readonly Part[]): Part[] {
  return [...new Map([...early, ...late].map((part) => [part.name, part])).values()];
}

async function requireRoom(dataDir: string, folder: string): Promise<void> {
  const needed = 2 * ["control", "events"].reduce((sum, store) => sum + sizeOf(dataDir, store), 0);
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize >= needed) return;
  const mb = (bytes: number) => `${Math.ceil(bytes / 1e6)} MB`;
  throw new Error(
    `A backup needs up to ${mb(needed)} in ${folder} for a moment, where ${mb(bavail * bsize)} are free.`,
  );
}

function sizeOf(dataDir: string, store: string): number {
  return statSync(storeFile(dataDir, store as "control" | "events")).size;
}
