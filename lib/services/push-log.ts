import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { writePushRecord } from "@/lib/core/push/push-record";
import type { EpochMs } from "@/lib/core/time/range";
import { type PushKind, pushFolder } from "@/lib/files/push-segments";

/** Where something stands in a push log once it is durable. */
export type PushPlace = { readonly path: string; readonly endOffset: number };

export type PushLogOptions = {
  readonly dataDir: string;
  readonly gateway: string;
  readonly kind: PushKind;
  readonly segmentBytes: number;
  readonly now: () => EpochMs;
};

type Waiting = {
  readonly bytes: Buffer;
  readonly done: (place: PushPlace) => void;
  readonly failed: (error: unknown) => void;
};

type Segment = { readonly file: FileHandle; readonly path: string; size: number };

/** Appends that wait are written and synced together, up to this many bytes. */
const GROUP_BYTES = 8 * 1_048_576;

/**
 * The push log of one Gateway: segments to which only this process appends. A process that was killed
 * leaves a torn last record in its segment; the next one begins another.
 */
export class PushLog {
  #segment: Segment | null = null;
  #queue: Waiting[] = [];
  #writing = false;

  constructor(private readonly options: PushLogOptions) {}

  /**
   * Appends whole records. The promise is kept when they are on the disk. Throws what the file system
   * says; then nothing of them counts as written.
   */
  append(records: string): Promise<PushPlace> {
    return new Promise((done, failed) => {
      this.#queue.push({ bytes: Buffer.from(records), done, failed });
      if (!this.#writing) void this.#writeAll();
    });
  }

  async close(): Promise<void> {
    const segment = this.#segment;
    this.#segment = null;
    await segment?.file.close();
  }

  async #writeAll(): Promise<void> {
    this.#writing = true;
    while (this.#queue.length > 0) await this.#write(this.#nextGroup());
    this.#writing = false;
  }

  #nextGroup(): Waiting[] {
    let bytes = 0;
    const end = this.#queue.findIndex((waiting, index) => {
      bytes += waiting.bytes.length;
      return index > 0 && bytes > GROUP_BYTES;
    });
    return this.#queue.splice(0, end < 0 ? this.#queue.length : end);
  }

  async #write(group: readonly Waiting[]): Promise<void> {
    try {
      const bytes = Buffer.concat(group.map((waiting) => waiting.bytes));
      const segment = await this.#room(bytes.length);
      await append(segment, bytes);
      let end = segment.size - bytes.length;
      for (const waiting of group) {
        end += waiting.bytes.length;
        waiting.done({ path: segment.path, endOffset: end });
      }
    } catch (error) {
      await this.#giveUp();
      for (const waiting of group) waiting.failed(error);
    }
  }

  /** The open segment if it has room, else a new one. */
  async #room(bytes: number): Promise<Segment> {
    const known = this.#segment;
    if (known !== null && known.size + bytes <= this.options.segmentBytes) return known;
    await this.close();
    this.#segment = await beginSegment(this.options);
    return this.#segment;
  }

  /** After a failed write nobody knows what is on the disk: what was not acknowledged is cut off, if it can be. */
  async #giveUp(): Promise<void> {
    const segment = this.#segment;
    this.#segment = null;
    if (segment === null) return;
    await segment.file.truncate(segment.size).catch(() => {});
    await segment.file.close().catch(() => {});
  }
}

async function beginSegment({ dataDir, gateway, kind, now }: PushLogOptions): Promise<Segment> {
  const id = randomBytes(12).toString("hex");
  const time = new Date(now()).toISOString().replace(/[-:.]/g, "");
  const path = join(pushFolder(dataDir, gateway), `${kind}-${time}-${id.slice(0, 8)}.ndjson`);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const segment = { file: await open(path, "wx", 0o600), path, size: 0 };
  try {
    const head = { kind: "head", gateway, receivedAt: now(), id } as const;
    await append(segment, Buffer.from(writePushRecord(head)));
    // The names, too, must survive the end of the machine's power.
    for (const folder of [dirname(path), dirname(dirname(path))]) await syncFolder(folder);
    return segment;
  } catch (error) {
    await segment.file.close();
    throw error;
  }
}

async function append(segment: Segment, bytes: Buffer): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    const left = bytes.length - written;
    const { bytesWritten } = await segment.file.write(bytes, written, left, segment.size + written);
    written += bytesWritten;
  }
  await segment.file.datasync();
  segment.size += bytes.length;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
