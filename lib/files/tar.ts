import { createReadStream, createWriteStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";

/** A file in an archive. */
export type TarEntry = { readonly name: string; readonly bytes: number };

/** What an archive is made of: a file on the disk, or a short text. */
export type TarInput =
  | {
      readonly name: string;
      readonly path: string;
      readonly bytes: number;
      readonly mtimeS: number;
    }
  | { readonly name: string; readonly text: string; readonly mtimeS: number };

const BLOCK = 512;
const MODE = 0o600;
/** Above it, the eleven octal digits of a size do not suffice. */
const OCTAL_LIMIT = 8 ** 11;

/**
 * Writes a tar archive (ustar) to `file`, which must be open and empty. A file that grew since its size
 * was taken is cut there; one that shrank is an error, because the archive would be torn.
 */
export async function writeTar(file: FileHandle, inputs: readonly TarInput[]): Promise<void> {
  for (const input of inputs) {
    const bytes = "text" in input ? Buffer.byteLength(input.text) : input.bytes;
    await file.writeFile(header(input.name, bytes, input.mtimeS));
    if ("text" in input) await file.writeFile(input.text);
    else await appendFile(file, input.path, bytes);
    await file.writeFile(Buffer.alloc(padding(bytes)));
  }
  // Two empty blocks are the end.
  await file.writeFile(Buffer.alloc(2 * BLOCK));
}

async function appendFile(into: FileHandle, path: string, bytes: number): Promise<void> {
  if (bytes === 0) return;
  let copied = 0;
  for await (const chunk of createReadStream(path, { end: bytes - 1, highWaterMark: 1 << 20 })) {
    await into.writeFile(chunk as Buffer);
    copied += (chunk as Buffer).length;
  }
  if (copied !== bytes) throw new Error(`${path} became shorter while it was copied.`);
}

/**
 * Reads the files of a tar archive one by one; `take` says where each goes, or `null` to pass over it.
 * Throws a sentence where the archive is torn or holds anything but plain files.
 */
export async function readTar(
  path: string,
  take: (entry: TarEntry) => Promise<string | null>,
): Promise<TarEntry[]> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const entries: TarEntry[] = [];
    for (let at = 0; ; ) {
      const block = await readBlock(file, at);
      if (block === null) throw new Error("It ends too early.");
      if (block.every((byte) => byte === 0)) return entries;
      const entry = parseHeader(block);
      const start = at + BLOCK;
      if (start + entry.bytes > size) throw new Error("It ends too early.");
      const target = await take(entry);
      if (target !== null) await copyOut(path, start, entry.bytes, target);
      entries.push(entry);
      at = start + entry.bytes + padding(entry.bytes);
    }
  } finally {
    await file.close();
  }
}

async function copyOut(archive: string, start: number, bytes: number, target: string) {
  const out = createWriteStream(target, { flags: "wx", mode: MODE });
  if (bytes === 0) {
    await new Promise<void>((done, fail) => out.end(done).once("error", fail));
    return;
  }
  await pipeline(createReadStream(archive, { start, end: start + bytes - 1 }), out);
}

async function readBlock(file: FileHandle, at: number): Promise<Buffer | null> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(BLOCK), 0, BLOCK, at);
  return bytesRead === BLOCK ? buffer : null;
}

function header(name: string, bytes: number, mtimeS: number): Buffer {
  const [prefix, rest] = splitName(name);
  const block = Buffer.alloc(BLOCK);
  block.write(rest, 0, 100);
  block.write(prefix, 345, 155);
  block.write(octal(MODE, 7), 100);
  block.write(octal(0, 7), 108);
  block.write(octal(0, 7), 116);
  writeSize(block, bytes);
  block.write(octal(mtimeS, 11), 136);
  block.write("0", 156);
  block.write("ustar\u000000", 257);
  block.write(octal(checksum(block), 6), 148);
  return block;
}

/** A name of more than 100 bytes is cut at a slash: the folder has a field of 155 bytes of its own. */
function splitName(name: string): [prefix: string, rest: string] {
  if (Buffer.byteLength(name) <= 100) return ["", name];
  for (let at = name.indexOf("/"); at !== -1; at = name.indexOf("/", at + 1)) {
    const [prefix, rest] = [name.slice(0, at), name.slice(at + 1)];
    if (Buffer.byteLength(prefix) <= 155 && Buffer.byteLength(rest) <= 100) return [prefix, rest];
  }
  throw new Error(`${name} is too long a name for an archive.`);
}

function octal(value: number, digits: number): string {
  return `${Math.floor(value).toString(8).padStart(digits, "0")}\u0000`;
}

/** In binary where octal digits do not suffice, as GNU tar and all others read it. */
function writeSize(block: Buffer, bytes: number): void {
  if (bytes < OCTAL_LIMIT) {
    block.write(octal(bytes, 11), 124);
    return;
  }
  block.writeUInt8(0x80, 124);
  block.writeBigUInt64BE(BigInt(bytes), 128);
}

function parseHeader(block: Buffer): TarEntry {
  if (Number.parseInt(text(block, 148, 8), 8) !== checksum(block)) {
    throw new Error("It is not a tar archive, or damaged.");
  }
  const type = text(block, 156, 1);
  const prefix = text(block, 257, 5) === "ustar" ? text(block, 345, 155) : "";
  const name = prefix === "" ? text(block, 0, 100) : `${prefix}/${text(block, 0, 100)}`;
  if (type !== "0" && type !== "") throw new Error(`${name} is not a plain file.`);
  const binary = ((block[124] ?? 0) & 0x80) !== 0;
  const bytes = binary
    ? Number(block.readBigUInt64BE(128))
    : Number.parseInt(text(block, 124, 12), 8);
  if (!Number.isSafeInteger(bytes) || bytes < 0) throw new Error(`${name} has no sensible size.`);
  return { name, bytes };
}

function text(block: Buffer, from: number, length: number): string {
  const field = block.subarray(from, from + length);
  const end = field.indexOf(0);
  return field.toString("utf8", 0, end === -1 ? length : end).trim();
}

/** The sum of the bytes of a header whose own field counts as spaces. */
function checksum(block: Buffer): number {
  return block.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 32 : byte), 0);
}

function padding(bytes: number): number {
  return (BLOCK - (bytes % BLOCK)) % BLOCK;
}
