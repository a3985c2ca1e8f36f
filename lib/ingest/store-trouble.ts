import { statSync } from "node:fs";
import { storeFile } from "@/db/open-store";
import type { IngestStatus, StoreTroubleCode } from "@/lib/contracts/ingest-status";
import { type EpochMs, MINUTE_MS, SECOND_MS } from "@/lib/core/time/range";

export type StoreTrouble = NonNullable<IngestStatus["trouble"]>;

/**
 * What an error says of the store itself, `null` for any other error. By SQLite's result codes and
 * those of the file system that only writing gives: a log that cannot be read is none of the store's.
 */
export function storeTroubleOf(error: unknown): StoreTroubleCode | null {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  if (typeof code !== "string") return cause instanceof Error ? storeTroubleOf(cause) : null;
  if (error instanceof StoreBlocked) return error.trouble.code;
  if (error instanceof StoreMoved || code === "SQLITE_READONLY_DBMOVED") return "moved";
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT|EFBIG)/.test(code)) return "disk_full";
  if (/^(SQLITE_READONLY|SQLITE_PERM|EROFS)/.test(code)) return "read_only";
  if (/^(SQLITE_CORRUPT|SQLITE_NOTADB)/.test(code)) return "damaged";
  if (/^(SQLITE_BUSY|SQLITE_LOCKED|SQLITE_PROTOCOL)/.test(code)) return "busy";
  return /^(SQLITE_IOERR|SQLITE_CANTOPEN)/.test(code) ? "unreachable" : null;
}

/** What a trouble means for what was read, and what to do about it. */
export function troubleText(code: StoreTroubleCode, dataDir: string): string {
  switch (code) {
    case "disk_full":
      return `The disk with ${dataDir} is full. What was read so far is kept, and reading goes on by itself once there is room.`;
    case "read_only":
      return `${dataDir} can only be read. Make it writable for Signalbox's user; reading of logs then goes on by itself.`;
    case "unreachable":
      return `${dataDir} does not answer as a disk should. Look at the system's log for errors of the disk or the network file system; reading of logs goes on by itself when it is over.`;
    case "moved":
      return `A database in ${dataDir} was moved, deleted or replaced while it was in use. Put it back, or restart Signalbox to begin with an empty one; reading of logs goes on by itself when it is there.`;
    case "damaged":
      return `A database in ${dataDir} is damaged. Stop Signalbox and restore a backup (npm run signalbox -- restore FILE), or move the folder away and read the logs again.`;
    case "busy":
      return `Another process has held the databases in ${dataDir} for more than five seconds; this is tried again.`;
  }
}

/** The store was found in trouble a moment ago and is left alone until it is time to try again. */
export class StoreBlocked extends Error {
  readonly code = "STORE_BLOCKED";
  constructor(readonly trouble: StoreTrouble) {
    super(trouble.text);
  }
}

/** Another file, or none, stands where the open database stood. */
export class StoreMoved extends Error {
  readonly code = "STORE_MOVED";
  constructor(file: string) {
    super(`${file} is not the file that was opened.`);
  }
}

const RETRY_MS: Record<StoreTroubleCode, number> = {
  disk_full: 2 * SECOND_MS,
  read_only: 2 * SECOND_MS,
  unreachable: 5 * SECOND_MS,
  moved: 2 * SECOND_MS,
  damaged: 30 * SECOND_MS,
  busy: 0,
};
const FORGET_MS = MINUTE_MS;

/**
 * Remembers that the store refuses. A batch is stored whole or not at all and its checkpoint with it,
 * so trying again later loses and doubles nothing; until then nothing is asked of the store, because
 * each try would read thousands of lines for nothing.
 */
export class StoreTroubles {
  #trouble: StoreTrouble | null = null;
  #seenAt: EpochMs = 0;

  constructor(
    private readonly dataDir: string,
    private readonly tell: (line: string) => void,
    private readonly now: () => EpochMs,
  ) {}

  /** A trouble that was not met again for a minute, because nothing had to be written, is taken for over. */
  get current(): StoreTrouble | null {
    if (this.#ago() > FORGET_MS) this.#trouble = null;
    return this.#trouble;
  }

  /** Throws {@link StoreBlocked} until it is time to try again. */
  requireRest(): void {
    const trouble = this.#trouble;
    if (trouble !== null && this.#ago() < RETRY_MS[trouble.code]) throw new StoreBlocked(trouble);
  }

  /** True if the error is the store's; then it is remembered, and said when it is new. */
  caught(error: unknown): boolean {
    const code = this.#codeOf(error);
    if (code === null) return false;
    if (error instanceof StoreBlocked) return true;
    if (this.#trouble?.code !== code) {
      this.#trouble = { code, since: this.now(), text: troubleText(code, this.dataDir) };
      this.tell(this.#trouble.text);
    }
    this.#seenAt = this.now();
    return true;
  }

  /** SQLite says of a file that is gone what it says of one on a disk that does not answer. */
  #codeOf(error: unknown): StoreTroubleCode | null {
    const code = storeTroubleOf(error);
    if (code !== "unreachable") return code;
    return isThere(this.dataDir) && !isThere(storeFile(this.dataDir, "events")) ? "moved" : code;
  }

  /** Since the trouble was met last; a clock that was set back must not make it last. */
  #ago(): number {
    const ms = this.now() - this.#seenAt;
    return ms < 0 ? Number.POSITIVE_INFINITY : ms;
  }

  /** The store took something. */
  over(): void {
    if (this.#trouble === null) return;
    const seconds = Math.round((this.now() - this.#trouble.since) / SECOND_MS);
    this.#trouble = null;
    this.tell(
      `The data can be written again, after ${seconds} s. Nothing was lost or counted twice.`,
    );
  }
}

function isThere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // The disk itself does not answer.
    return false;
  }
}
