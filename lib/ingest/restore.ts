import { chmod, mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { knownSchema, schemaOf } from "@/db/describe-stores";
import { readIngestStatus } from "@/db/ingest-status";
import { isInUse } from "@/db/is-in-use";
import { migrateStores } from "@/db/migrate";
import type { StoreName } from "@/db/open-store";
import { SECOND_MS } from "@/lib/core/time/range";
import { hashFile } from "@/lib/files/hash-file";
import { readTar } from "@/lib/files/tar";
import { BACKUP_FILE, BackupManifest, MANIFEST_NAME } from "./backup-manifest";

export type RestoreOptions = {
  readonly file: string;
  readonly dataDir: string;
  /** Moves what is in the folder aside instead of refusing. */
  readonly force: boolean;
  readonly now: () => number;
};

export type RestoreReport = BackupManifest & {
  /** Where the data of before is now; `null`: there was none. */
  readonly movedTo: string | null;
};

/** An ingester writes its status twice a second. */
const ALIVE_MS = 15 * SECOND_MS;
const ASIDE = "before-restore-";
const WORK = "restoring-";
/** A backup does not hold them: the sample is made anew, and the root secret of the backup is put there by hand. */
const KEPT = new Set(["sample", "secret"]);

/**
 * Puts the data of a backup into a folder that nobody uses, and brings it to the current schema. What is
 * there changes only once the whole backup was unpacked and its hashes were found right. Everything
 * happens inside of the folder, which may be a mount of its own.
 */
export async function restore(options: RestoreOptions): Promise<RestoreReport> {
  const { file, dataDir, force, now } = options;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await chmod(dataDir, 0o700);
  requireUnused(dataDir, now());
  const present = await presentIn(dataDir);
  if (present.length > 0 && !force) {
    throw new Error(
      `${dataDir} holds data already. Name another folder with --data, or say --force: then what is there is moved aside, not deleted.`,
    );
  }
  const work = join(dataDir, `${WORK}${process.pid}`);
  await mkdir(work, { mode: 0o700 });
  try {
    const manifest = await unpack(file, work);
    requireKnownSchema(work);
    const movedTo = present.length === 0 ? null : await moveAside(dataDir, present, now());
    for (const name of await readdir(work)) await rename(join(work, name), join(dataDir, name));
    migrateStores(dataDir);
    return { ...manifest, movedTo };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function requireUnused(dataDir: string, now: number): void {
  const status = readIngestStatus(dataDir);
  const alive = status !== null && Math.abs(now - status.lookedAt) < ALIVE_MS;
  if (!alive && !isInUse(dataDir)) return;
  throw new Error(
    `${dataDir} is in use. Stop Signalbox (and every signalbox command) first, and try again after some seconds.`,
  );
}

/** What a restore would have to make room for. */
async function presentIn(dataDir: string): Promise<string[]> {
  const names = await readdir(dataDir);
  return names.filter(
    (name) => !KEPT.has(name) && !name.startsWith(ASIDE) && !name.startsWith(WORK),
  );
}

/** Unpacks the archive into `work` and checks that it holds what its manifest says. */
async function unpack(file: string, work: string): Promise<BackupManifest> {
  try {
    const entries = await readTar(file, async ({ name }) => {
      if (name !== MANIFEST_NAME && !BACKUP_FILE.test(name)) return null;
      const target = join(work, name);
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      return target;
    });
    if (entries[0]?.name !== MANIFEST_NAME) throw new Error("It has no manifest.");
    const manifest = await readManifest(join(work, MANIFEST_NAME));
    for (const part of manifest.files) {
      const found = entries.find(({ name }) => name === part.name);
      const hash = found && (await hashFile(join(work, part.name), found.bytes));
      if (found?.bytes !== part.bytes || hash !== part.sha256) {
        throw new Error(`${part.name} is not what it was when the backup was made.`);
      }
    }
    const listed = new Set(manifest.files.map(({ name }) => name).concat(MANIFEST_NAME));
    const unlisted = entries.find(({ name }) => !listed.has(name));
    if (unlisted) throw new Error(`${unlisted.name} is not in its manifest.`);
    await rm(join(work, MANIFEST_NAME));
    return manifest;
  } catch (error) {
    throw new Error(`${file} cannot be restored: ${(error as Error).message}`, { cause: error });
  }
}

async function readManifest(path: string): Promise<BackupManifest> {
  const parsed = BackupManifest.safeParse(JSON.parse(await readFile(path, "utf8")));
  if (!parsed.success) throw new Error("Its manifest is none of Signalbox, or of a newer release.");
  const names = new Set(parsed.data.files.map(({ name }) => name));
  if (!names.has("control.db") || !names.has("events.db")) throw new Error("A store is missing.");
  return parsed.data;
}

/** By the stores themselves, not by what the manifest says of them. */
function requireKnownSchema(work: string): void {
  for (const store of ["control", "events"] as const satisfies StoreName[]) {
    if (schemaOf(work, store) > knownSchema(store)) {
      throw new Error("The backup was made by a newer release of Signalbox: restore it with that.");
    }
  }
}

async function moveAside(dataDir: string, names: readonly string[], now: number): Promise<string> {
  const stamp = new Date(now).toISOString().replace(/[:.]/g, "-");
  const aside = join(dataDir, `${ASIDE}${stamp}`);
  await mkdir(aside, { mode: 0o700 });
  for (const name of names) await rename(join(dataDir, name), join(aside, name));
  return aside;
}
