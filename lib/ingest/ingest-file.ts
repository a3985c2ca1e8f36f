import type { RejectionReason } from "@/lib/core/log/parsed-line";
import type { Checkpoint, EventWriter, Source, SourceKind } from "@/lib/core/store/event-store";
import {
  bytesFrom,
  type EvidenceFile,
  PassedBytes,
  readStretch,
  stampOf,
  tailOf,
  withEvidenceFile,
} from "@/lib/files/evidence-file";
import { type RawLine, readLines } from "@/lib/files/read-lines";
import { BatchBuilder } from "./batch-builder";
import { type Recognised, recogniseFile } from "./recognise-file";
import { readSessionsFile, type SessionsFile } from "./sessions-file";
import { sourceKindOf } from "./source-kind";
import { writeSessions } from "./write-sessions";

const LINES_PER_BATCH = 20_000;
const LINE_FEED = 10;

export type FileReport = {
  readonly path: string;
  /** What the file is known by, and how it was recognised; `null` while its first line is not finished. */
  recognised: Recognised | null;
  /** `null` where nothing was read of it. */
  kind: SourceKind | null;
  /** Bytes that it was seen with, decompressed where it was read for that. */
  seenBytes: number;
  /** Of a file that would be read from its beginning the next time too: the same stamp, the same file. */
  stamp: string | null;
  bytes: number;
  lines: number;
  records: number;
  attempts: number;
  duplicates: number;
  irrelevant: number;
  unrecognised: number;
  malformed: number;
  reasons: ReadonlyMap<RejectionReason, number>;
  /** Sentences for a person: a cut gzip file, a last line that is not finished. */
  readonly remarks: string[];
};

export type IngestFileOptions = {
  readonly writer: EventWriter;
  /** Where no kind is said, what the file holds tells it. */
  readonly source: Omit<Source, "file" | "kind"> & { readonly kind?: SourceKind };
  /** `whole`: every line is read again, as a person who names a file expects. `resume`: only what is new. */
  readonly from: "whole" | "resume";
  /** Bytes read so far, for a progress bar. */
  readonly onProgress?: (bytes: number, ofBytes: number) => void;
  readonly batchLines?: number;
};

/**
 * Reads a file of evidence into the store, in batches of which each is one transaction. Interrupting it
 * anywhere and calling it again gives the same tables. A last line without a line break is taken if it
 * is whole (a prefix of a JSON object is never valid JSON) and otherwise left for the next time.
 */
export async function ingestFile(options: IngestFileOptions): Promise<FileReport> {
  return withEvidenceFile(options.source.path, async (file) => {
    const sessions = await readSessionsFile(file);
    if (sessions !== null) return ingestSessions(sessions, file, options);
    const recognised = await recogniseFile(options.writer, options.source, file);
    const report = emptyReport(file, recognised);
    if (file.gzip || recognised?.cut) report.stamp = await stampOf(file);
    if (recognised === null) {
      if (file.size > 0) report.remarks.push(unfinished(file.size));
    } else if (options.from === "whole" || hasMore(file, recognised)) {
      const source = await sourceOf(file, recognised, options);
      report.kind = source.kind;
      await new FileReading(file, recognised, options, report, source).run();
    }
    options.onProgress?.(file.size, file.size);
    return report;
  });
}

/** A document is read whole, in one batch, or not at all. */
async function ingestSessions(
  sessions: SessionsFile | "unfinished",
  file: EvidenceFile,
  { source, writer, from }: IngestFileOptions,
): Promise<FileReport> {
  if (sessions === "unfinished") {
    const report = emptyReport(file, null);
    report.remarks.push("The JSON document does not end; it is read when it does.");
    return report;
  }
  const known = writer.checkpoint({ ...source, file: sessions.file });
  const report = emptyReport(file, { file: sessions.file, known, cut: false });
  report.kind = "sessions";
  report.stamp = await stampOf(file);
  report.seenBytes = sessions.bytes;
  if (from === "whole" || known === null || known.gone) {
    Object.assign(report, writeSessions(writer, { ...source, kind: "sessions" }, sessions, known));
  }
  return report;
}

/** True where there may be bytes that were not read; of gzip only reading tells. */
function hasMore(file: EvidenceFile, { known, cut }: Recognised): boolean {
  return known === null || file.gzip || cut || known.gone || file.size > known.offset;
}

/** The source of a file: its kind does not change, and a cut copy is not where the file is. */
async function sourceOf(
  file: EvidenceFile,
  { file: name, known, cut }: Recognised,
  { source, writer }: IngestFileOptions,
): Promise<Source> {
  const before =
    known === null
      ? undefined
      : writer.filesOf(source.gateway).find((one) => one.source.file === name)?.source;
  const kind = source.kind ?? before?.kind ?? (await sourceKindOf(file));
  return { ...source, kind, file: name, path: cut ? (before?.path ?? file.path) : file.path };
}

/** One pass over an opened file. */
class FileReading {
  readonly #builder: BatchBuilder;
  readonly #start: number;
  /** Where the stored checkpoint stands. */
  #stored: number;
  /** Just after the last line that was handed over. */
  #offset: number;
  readonly #passed: PassedBytes;

  constructor(
    private readonly file: EvidenceFile,
    private readonly recognised: Recognised,
    private readonly options: IngestFileOptions,
    private readonly report: FileReport,
    source: Source,
  ) {
    const { known, cut } = recognised;
    this.#stored = known?.offset ?? 0;
    this.#start = options.from === "resume" && !cut ? this.#stored : 0;
    this.#offset = this.#start;
    this.#builder = new BatchBuilder(source, this.#stored, known);
    this.#passed = new PassedBytes(this.#start);
  }

  async run(): Promise<void> {
    const { file, report, options } = this;
    let pending: RawLine | null = null;
    const chunks = bytesFrom(file, this.#start, (error) => {
      report.remarks.push(
        `The gzip file ends too early (${error.message}); what came before was read.`,
      );
    });
    const passing = file.gzip ? this.#passed.through(chunks) : chunks;
    for await (const lines of readLines(passing, this.#start)) {
      for (const line of lines) {
        if (!line.complete && !isWhole(line)) {
          pending = line;
          continue;
        }
        await this.#take(line);
        if (this.#builder.held >= (options.batchLines ?? LINES_PER_BATCH)) await this.#flush();
      }
      options.onProgress?.(file.gzip ? 0 : this.#offset, file.size);
    }
    this.#saw(this.#offset + (pending?.bytes ?? 0));
    await this.#flush();
    if (pending !== null) report.remarks.push(unfinished(pending.bytes));
    const { bytes, lines, records, irrelevant, unrecognised, malformed } = this.#builder.seen;
    const seen = { bytes, lines, records, irrelevant, unrecognised, malformed };
    Object.assign(report, seen, { reasons: this.#builder.reasons });
  }

  async #take(line: RawLine): Promise<void> {
    const first = line.offset === this.#start;
    if (first && line.text === "" && !(await isAfterBreak(this.file, this.#start))) {
      this.#builder.addBreak(line);
    } else {
      this.#builder.add(line);
    }
    this.#offset = line.offset + line.bytes;
  }

  async #flush(): Promise<void> {
    const returned = this.recognised.known?.gone === true && !this.recognised.cut;
    if (this.#builder.held === 0 && !returned) return;
    const moved = this.#offset > this.#stored || (returned && this.#offset === this.#stored);
    this.#saw(this.#offset);
    const checkpoint = moved ? await this.#checkpoint() : null;
    for (const batch of this.#builder.take(checkpoint, moved ? this.#stored : null)) {
      const result = this.options.writer.write(batch);
      this.report.attempts += result.attempts;
      this.report.duplicates += result.duplicates;
    }
    if (moved) this.#stored = this.#offset;
  }

  async #checkpoint(): Promise<Checkpoint> {
    const offset = this.#offset;
    const tail = this.file.gzip ? this.#passed.tailOf(offset) : await tailOf(this.file, offset);
    return {
      offset,
      tailBytes: tail.bytes,
      tailHash: tail.hash,
      seenBytes: Math.max(this.report.seenBytes, this.recognised.known?.seenBytes ?? 0),
      lines: this.#builder.lines,
      release: this.#builder.release,
      gone: false,
    };
  }

  #saw(bytes: number): void {
    this.report.seenBytes = Math.max(this.report.seenBytes, bytes);
  }
}

function emptyReport(file: EvidenceFile, recognised: Recognised | null): FileReport {
  return {
    path: file.path,
    recognised,
    kind: null,
    seenBytes: file.gzip ? 0 : file.size,
    stamp: null,
    ...{ bytes: 0, lines: 0, records: 0, attempts: 0, duplicates: 0 },
    ...{ irrelevant: 0, unrecognised: 0, malformed: 0 },
    reasons: new Map(),
    remarks: [],
  };
}

function unfinished(bytes: number): string {
  return `The last line (${bytes} bytes) is not finished; it is read when it is.`;
}

/** False where the line before `offset` was read without its break: what begins there is that break. */
async function isAfterBreak(file: EvidenceFile, offset: number): Promise<boolean> {
  return offset === 0 || (await readStretch(file, offset - 1, 1))[0] === LINE_FEED;
}

function isWhole(line: RawLine): boolean {
  if (line.text === null || line.text.trim() === "") return false;
  try {
    JSON.parse(line.text);
    return line.text.trimStart().startsWith("{");
  } catch {
    return false;
  }
}
