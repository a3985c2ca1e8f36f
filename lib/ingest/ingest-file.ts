import type { RejectionReason } from "@/lib/core/log/parsed-line";
import type { Checkpoint, EventWriter, Source } from "@/lib/core/store/event-store";
import {
  bytesFrom,
  type EvidenceFile,
  headOf,
  lookAt,
  readStretch,
  tailOf,
} from "@/lib/files/evidence-file";
import { BatchBuilder } from "./batch-builder";
import { type RawLine, readLines } from "./read-lines";

const LINES_PER_BATCH = 20_000;
const LINE_FEED = 10;

export type FileReport = {
  readonly path: string;
  bytes: number;
  lines: number;
  records: number;
  attempts: number;
  duplicates: number;
  irrelevant: number;
  unrecognised: number;
  malformed: number;
  readonly reasons: Map<RejectionReason, number>;
  /** Sentences for a person: a cut gzip file, a last line that is not finished. */
  readonly remarks: string[];
};

export type IngestFileOptions = {
  readonly writer: EventWriter;
  readonly source: Source;
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
  const { writer, source } = options;
  const file = await lookAt(source.path);
  const last = writer.checkpoint(source);
  const known = await provenCheckpoint(file, last);
  const start = options.from === "resume" ? (known?.offset ?? 0) : 0;
  const builder = new BatchBuilder(source, known?.offset ?? 0, known);
  const remarks: string[] = [];
  const report: FileReport = {
    path: source.path,
    ...{
      bytes: 0,
      lines: 0,
      records: 0,
      attempts: 0,
      duplicates: 0,
      irrelevant: 0,
      unrecognised: 0,
      malformed: 0,
    },
    reasons: builder.reasons,
    remarks,
  };
  const head = await headOf(source.path);
  /** Where the stored checkpoint stands; another file under the same name begins its count anew. */
  let stored = last?.offset ?? 0;
  let counted = known?.offset ?? 0;
  let offset = start;
  let pending: RawLine | null = null;

  const chunks = bytesFrom(file, start, (error) => {
    remarks.push(`The gzip file ends too early (${error.message}); what came before was read.`);
  });
  for await (const lines of readLines(chunks, start)) {
    for (const line of lines) {
      if (!line.complete && !isWhole(line)) {
        pending = line;
        continue;
      }
      if (line.offset === start && line.text === "" && !(await isAfterBreak(source.path, start))) {
        builder.addBreak(line);
      } else {
        builder.add(line);
      }
      offset = line.offset + line.bytes;
      if (builder.held >= (options.batchLines ?? LINES_PER_BATCH)) await flush();
    }
    options.onProgress?.(file.gzip ? 0 : offset, file.size);
  }
  await flush();
  if (pending !== null) {
    remarks.push(`The last line (${pending.bytes} bytes) is not finished; it is read when it is.`);
  }
  options.onProgress?.(file.size, file.size);
  const { seen } = builder;
  return Object.assign(report, {
    bytes: seen.bytes,
    lines: seen.lines,
    records: seen.records,
    irrelevant: seen.irrelevant,
    unrecognised: seen.unrecognised,
    malformed: seen.malformed,
  });

  async function flush(): Promise<void> {
    if (builder.held === 0) return;
    const moved = offset > counted;
    const checkpoint = moved ? await checkpointAt(file, head, offset, builder) : null;
    for (const batch of builder.take(checkpoint, moved ? stored : null)) {
      const result = writer.write(batch);
      report.attempts += result.attempts;
      report.duplicates += result.duplicates;
    }
    if (moved) {
      stored = offset;
      counted = offset;
    }
  }
}

/** False where the line before `offset` was read without its break: what begins there is that break. */
async function isAfterBreak(path: string, offset: number): Promise<boolean> {
  return offset === 0 || (await readStretch(path, offset - 1, 1))[0] === LINE_FEED;
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

/** The stored checkpoint if the file is still the one it speaks of; `null` for another or a shortened file. */
export async function provenCheckpoint(
  file: EvidenceFile,
  known: Checkpoint | null,
): Promise<Checkpoint | null> {
  if (known === null) return null;
  const head = await headOf(file.path, known.headBytes);
  if (head.bytes !== known.headBytes || head.hash !== known.headHash) return null;
  if (file.gzip) return known;
  if (known.offset > file.size) return null;
  const tail = await tailOf(file.path, known.offset, known.tailBytes);
  return tail.bytes === known.tailBytes && tail.hash === known.tailHash ? known : null;
}

async function checkpointAt(
  file: EvidenceFile,
  head: { bytes: number; hash: string },
  offset: number,
  builder: BatchBuilder,
): Promise<Checkpoint> {
  const tail = file.gzip ? { bytes: 0, hash: "" } : await tailOf(file.path, offset);
  return {
    headBytes: head.bytes,
    headHash: head.hash,
    offset,
    tailBytes: tail.bytes,
    tailHash: tail.hash,
    lines: builder.lines,
    release: builder.release,
  };
}
