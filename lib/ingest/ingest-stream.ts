import { setImmediate as turn } from "node:timers/promises";
import type { EventWriter, Source, SourceKind } from "@/lib/core/store/event-store";
import { type RawLine, readLines } from "@/lib/files/read-lines";
import { BatchBuilder } from "./batch-builder";
import type { FileReport } from "./ingest-file";
import { lineKind } from "./source-kind";
import { unwrapFollowLine } from "./unwrap-follow-line";

const LINES_PER_BATCH = 5_000;
const NOTHING_WAITS = Symbol("nothing waits");
const STOPPED = Symbol("stopped");

export type IngestStreamOptions = {
  readonly writer: EventWriter;
  /** `path` is the name of the stream. */
  readonly source: Omit<Source, "kind">;
  readonly chunks: AsyncIterable<Buffer>;
  /** Ends reading; what came is stored. */
  readonly signal: AbortSignal;
};

/**
 * Reads lines of any kind as they come, also wrapped by `openclaw logs --json`. What came is stored as
 * soon as nothing more is waiting. A stream cannot be resumed: what was read before is known by its
 * content, and only its lines are counted again.
 */
export async function ingestStream(options: IngestStreamOptions): Promise<FileReport> {
  const { writer, source, signal } = options;
  const stopped = new Promise<typeof STOPPED>((resolve) => {
    if (signal.aborted) resolve(STOPPED);
    signal.addEventListener("abort", () => resolve(STOPPED), { once: true });
  });
  const totals = { attempts: 0, duplicates: 0 };
  let builder: BatchBuilder | null = null;
  const reader = readLines(options.chunks, 0);
  for (;;) {
    const next = reader.next();
    // Whoever stopped us may close the stream after we have left.
    next.catch(() => {});
    if ((await Promise.race([next, turn(NOTHING_WAITS)])) === NOTHING_WAITS) flush();
    const read = await Promise.race([next, stopped]);
    if (read === STOPPED || read.done === true) break;
    const lines = read.value.flatMap((line) => unwrap(line) ?? []);
    builder ??= new BatchBuilder({ ...source, kind: kindOf(lines) }, 0, null);
    for (const line of lines) builder.add(line);
    if (builder.held >= LINES_PER_BATCH) flush();
  }
  flush();
  return {
    ...{ path: source.path, recognised: null, kind: builder?.source.kind ?? null },
    ...{ seenBytes: 0, stamp: null, remarks: [], ...NOTHING, ...builder?.seen, ...totals },
    reasons: builder?.reasons ?? new Map(),
  };

  function flush(): void {
    if (builder === null || builder.held === 0) return;
    for (const batch of builder.take(null, 0)) {
      const { attempts, duplicates } = writer.write(batch);
      totals.attempts += attempts;
      totals.duplicates += duplicates;
    }
  }
}

const NOTHING = {
  ...{ bytes: 0, lines: 0, records: 0, attempts: 0, duplicates: 0 },
  ...{ irrelevant: 0, unrecognised: 0, malformed: 0 },
};

function unwrap(line: RawLine): RawLine | null {
  if (line.text === null) return line;
  const text = unwrapFollowLine(line.text);
  return text === null ? null : { ...line, text };
}

function kindOf(lines: readonly RawLine[]): SourceKind {
  for (const { text } of lines) {
    const kind = text === null ? null : lineKind(text);
    if (kind !== null) return kind;
  }
  return "openclaw_log";
}
