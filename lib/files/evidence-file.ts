import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { createGunzip } from "node:zlib";

const HEAD_BYTES = 4_096;
const TAIL_BYTES = 512;
const CHUNK_BYTES = 1_048_576;

/** Hash of some bytes at a known place: the same file may have grown, but not changed there. */
export type Fingerprint = { readonly bytes: number; readonly hash: string };

/** A file with evidence, opened for reading; gzip is told by its content, not by its name. */
export type EvidenceFile = {
  readonly path: string;
  readonly gzip: boolean;
  /** Bytes on disk when it was opened. */
  readonly size: number;
};

/** Looks at a file. Errors are those of the file system (`ENOENT`, `EACCES`, `EISDIR`…). */
export async function lookAt(path: string): Promise<EvidenceFile> {
  return withFile(path, async (file) => {
    const { size } = await file.stat();
    const magic = await readAt(file, 0, 2);
    return { path, size, gzip: magic.length === 2 && magic[0] === 0x1f && magic[1] === 0x8b };
  });
}

/**
 * The bytes of a file from `start` on, decompressed. Gzip is read from its beginning every time: it
 * has no other entry. A gzip file that was cut ends where it was cut, with `onCut` told.
 */
export async function* bytesFrom(
  file: EvidenceFile,
  start: number,
  onCut: (error: Error) => void,
): AsyncGenerator<Buffer> {
  if (!file.gzip) {
    // Not beyond the size that was seen: what is appended meanwhile belongs to the next look.
    if (start >= file.size) return;
    yield* createReadStream(file.path, { start, end: file.size - 1, highWaterMark: CHUNK_BYTES });
    return;
  }
  let toSkip = start;
  const source = createReadStream(file.path, { highWaterMark: CHUNK_BYTES });
  const stream = source.pipe(createGunzip({ chunkSize: CHUNK_BYTES }));
  source.on("error", (error) => stream.destroy(error));
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (toSkip >= chunk.length) {
        toSkip -= chunk.length;
        continue;
      }
      yield toSkip === 0 ? chunk : chunk.subarray(toSkip);
      toSkip = 0;
    }
  } catch (error) {
    if (!isZlibError(error)) throw error;
    onCut(error);
  }
}

/** Fingerprint of the first bytes on disk, at most `limit` of them. */
export async function headOf(path: string, limit = HEAD_BYTES): Promise<Fingerprint> {
  return withFile(path, async (file) => fingerprint(await readAt(file, 0, limit)));
}

/** Fingerprint of the bytes just before `offset`; of a plain file only. */
export async function tailOf(
  path: string,
  offset: number,
  limit = TAIL_BYTES,
): Promise<Fingerprint> {
  const bytes = Math.min(limit, offset);
  return withFile(path, async (file) => fingerprint(await readAt(file, offset - bytes, bytes)));
}

/** One stretch of the bytes of a file, decompressed; fewer where the file ends. */
export async function readStretch(path: string, offset: number, bytes: number): Promise<Buffer> {
  const file = await lookAt(path);
  if (!file.gzip) return withFile(path, (handle) => readAt(handle, offset, bytes));
  const parts: Buffer[] = [];
  let held = 0;
  for await (const chunk of bytesFrom(file, offset, () => {})) {
    parts.push(chunk);
    held += chunk.length;
    if (held >= bytes) break;
  }
  return Buffer.concat(parts).subarray(0, bytes);
}

function fingerprint(bytes: Buffer): Fingerprint {
  return {
    bytes: bytes.length,
    hash: createHash("sha256").update(bytes).digest("hex").slice(0, 32),
  };
}

async function readAt(file: FileHandle, position: number, bytes: number): Promise<Buffer> {
  const buffer = Buffer.alloc(bytes);
  let filled = 0;
  while (filled < bytes) {
    const { bytesRead } = await file.read(buffer, filled, bytes - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

async function withFile<T>(path: string, use: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, "r");
  try {
    return await use(file);
  } finally {
    await file.close();
  }
}

function isZlibError(error: unknown): error is Error {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return code !== undefined && (code.startsWith("Z_") || code.startsWith("ERR_PADDING"));
}
