import {
  closeSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";

/** A file of one block: what fits into it can be written over even on a disk that is full. */
const BLOCK_BYTES = 4_096;

/** What a status file says; `undefined` where it is missing or half written. */
export function readStatusFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

/**
 * Replaces a status as a whole, so that a reader never sees half of it. Where the disk has no room for
 * a second file, the one that is there is written over: a reader that meets it half written takes it
 * for missing, once. Throws where that cannot be done either.
 */
export function writeStatusFile(path: string, status: object): void {
  const text = JSON.stringify(status);
  const blocks = Math.ceil((Buffer.byteLength(text) + 1) / BLOCK_BYTES);
  const padded = Buffer.alloc(blocks * BLOCK_BYTES, " ");
  padded.write(text);
  const draft = `${path}.${process.pid}`;
  try {
    writeFileSync(draft, padded, { mode: 0o600 });
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    if (!isDiskFull(error)) throw error;
    overwrite(path, padded);
  }
}

function isDiskFull(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === "ENOSPC" || code === "EDQUOT";
}

function overwrite(path: string, bytes: Buffer): void {
  const file = openSync(path, "r+");
  try {
    writeSync(file, bytes, 0, bytes.length, 0);
  } finally {
    closeSync(file);
  }
}
