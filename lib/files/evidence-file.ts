import { hash } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";

const HEAD_BYTES = 4_096;
const TAIL_BYTES = 512;
const CHUNK_BYTES = 1_048_576;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Hash of some bytes at a known place: the same file may have grown, but not changed there. */
export type Fingerprint = { readonly bytes: number; readonly hash: string };

/**
 * A file with evidence, open for reading: whatever happens to its name meanwhile, this stays the file
 * that was opened. Gzip is told by its content, not by its name.
 */
export type EvidenceFile = {
  readonly path: string;
  readonly gzip: boolean;
  /** Bytes on disk when it was opened. */
  readonly size: number;
  /** Its first bytes on disk, at most 4 KiB. */
  readonly head: Buffer;
  readonly handle: FileHandle;
};

/** Opens a file as long as `use` needs it. Errors are those of the file system (`ENOENT`, `EACCES`, `EISDIR`…). */
export async function withEvidenceFile<T>(
  path: string,
  use: (file: EvidenceFile) => Promise<T>,
): Promise<T> {
  // A pipe that nobody writes to must not hold us up.
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stat = await handle.stat();
    if (stat.isDirectory()) throw Object.assign(new Error("is a folder"), { code: "EISDIR" });
    if (!stat.isFile())
      throw new Error("This is no file that can be read again: use - for a pipe.");
    const head = await readAt(handle, 0, Math.min(HEAD_BYTES, stat.size));
    const gzip = head[0] === 0x1f && head[1] === 0x8b;
    return await use({ path, size: stat.size, gzip, head, handle });
  } finally {
    await handle.close();
  }
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
  if (file.gzip) yield* decompressedFrom(file, start, onCut);
  else yield* storedFrom(file, start);
}

async function* storedFrom(file: EvidenceFile, start: number): AsyncGenerator<Buffer> {
  // Not beyond the size that was seen: what is appended meanwhile belongs to the next look.
  for (let at = start; at < file.size; ) {
    const chunk = await readAt(file.handle, at, Math.min(CHUNK_BYTES, file.size - at));
    if (chunk.length === 0) return;
    yield chunk;
    at += chunk.length;
  }
}

async function* decompressedFrom(
  file: EvidenceFile,
  start: number,
  onCut: (error: Error) => void,
): AsyncGenerator<Buffer> {
  let toSkip = start;
  const source = Readable.from(storedFrom(file, 0));
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
  } finally {
    source.destroy();
  }
}

/** One stretch of the bytes of a file, decompressed; fewer where the file ends. */
export async function readStretch(
  file: EvidenceFile,
  offset: number,
  bytes: number,
): Promise<Buffer> {
  if (!file.gzip) return readAt(file.handle, offset, bytes);
  const parts: Buffer[] = [];
  let held = 0;
  for await (const chunk of bytesFrom(file, offset, () => {})) {
    parts.push(chunk);
    held += chunk.length;
    if (held >= bytes) break;
  }
  return Buffer.concat(parts).subarray(0, bytes);
}

/**
 * What a file is known by under any name, compressed or not: its first line, which holds a time in
 * every log that we read, or as much of it as 4 KiB hold. `null` while that line is not finished.
 */
export async function fileKey(file: EvidenceFile): Promise<string | null> {
  const head = file.gzip ? await readStretch(file, 0, HEAD_BYTES) : file.head;
  const end = head.indexOf(LINE_FEED);
  if (end < 0 && head.length < HEAD_BYTES && !isJson(head)) return null;
  const line = head.subarray(0, end < 0 ? head.length : end);
  return hashOf(line.at(-1) === CARRIAGE_RETURN ? line.subarray(0, -1) : line);
}

/** Size and both ends of a file on disk: what looks the same is taken for unchanged where reading costs much. */
export async function stampOf({ handle, size, head }: EvidenceFile): Promise<string> {
  const end = await readAt(handle, Math.max(0, size - TAIL_BYTES), Math.min(size, TAIL_BYTES));
  return `${size} ${hashOf(head)} ${hashOf(end)}`;
}

/** The stamp of what is at a path now. */
export async function stampAt(path: string): Promise<string> {
  return withEvidenceFile(path, stampOf);
}

/** Fingerprint of the bytes just before `offset`, or of fewer where `offset` is beyond the end. */
export async function tailOf(
  file: EvidenceFile,
  offset: number,
  limit = TAIL_BYTES,
): Promise<Fingerprint> {
  const bytes = Math.min(limit, offset);
  return fingerprint(await readStretch(file, offset - bytes, bytes));
}

/** Hands chunks on and keeps as much of what went by as the tail of a line in the last one needs. */
export class PassedBytes {
  #held: Buffer = Buffer.alloc(0);
  #end: number;

  constructor(start: number) {
    this.#end = start;
  }

  async *through(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      this.#held = Buffer.concat([this.#held.subarray(-TAIL_BYTES), chunk]);
      this.#end += chunk.length;
      yield chunk;
    }
  }

  tailOf(offset: number): Fingerprint {
    const end = this.#held.length - (this.#end - offset);
    return fingerprint(this.#held.subarray(Math.max(0, end - TAIL_BYTES), Math.max(0, end)));
  }
}

function fingerprint(bytes: Buffer): Fingerprint {
  return { bytes: bytes.length, hash: hashOf(bytes) };
}

function hashOf(bytes: Buffer): string {
  return hash("sha256", bytes, "hex").slice(0, 32);
}

/** A prefix of a JSON object is never valid JSON: this one is whole, though its line may not have ended. */
function isJson(bytes: Buffer): boolean {
  try {
    return typeof JSON.parse(bytes.toString("utf8")) === "object";
  } catch {
    return false;
  }
}

async function readAt(file: FileHandle, position: number, bytes: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(bytes);
  let filled = 0;
  while (filled < bytes) {
    const { bytesRead } = await file.read(buffer, filled, bytes - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

function isZlibError(error: unknown): error is Error {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return code !== undefined && (code.startsWith("Z_") || code.startsWith("ERR_PADDING"));
}
