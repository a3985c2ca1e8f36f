import { stat, unlink } from "node:fs/promises";
import type { ControlDb } from "@/db/open-control";
import type { EventWriter, Source } from "@/lib/core/store/event-store";
import { DAY_MS, type EpochMs, HOUR_MS } from "@/lib/core/time/range";
import { ingestFile } from "./ingest-file";
import { pushSources } from "./push-sources";
import { sayError } from "./say-error";

export type PushedLogsOptions = {
  readonly dataDir: string;
  readonly control: ControlDb;
  readonly writer: EventWriter;
  readonly now: () => EpochMs;
  /** UTC days for which attempts are kept: longer, nobody asks for their raw lines. */
  readonly retentionDays: number;
};

/** Reads what was pushed, segment by segment, and forgets old segments. */
export class PushedLogs {
  /** Sizes up to which segments were read, by path: unchanged, one is not opened again. */
  readonly #read = new Map<string, number>();
  #patterns: readonly string[] = [];
  #forgetAt: EpochMs = 0;

  constructor(private readonly options: PushedLogsOptions) {}

  /** Where to watch for more. */
  get patterns(): readonly string[] {
    return this.#patterns;
  }

  /** One look at all push logs. Says what cannot be read; throws only what the store throws. */
  async look(): Promise<string[]> {
    const { dataDir, control, now } = this.options;
    const sources = pushSources(dataDir, control);
    this.#patterns = [...new Set(sources.map(({ path, pattern = path }) => pattern))];
    const problems: string[] = [];
    for (const source of sources) {
      const problem = await this.#readOn(source);
      if (problem !== null) problems.push(problem);
    }
    if (now() >= this.#forgetAt) {
      this.#forgetAt = now() + HOUR_MS;
      const logs = Map.groupBy(sources, ({ pattern }) => pattern);
      for (const segments of logs.values()) {
        // The web process may still append to the newest.
        for (const { path } of segments.slice(0, -1)) await this.#forgetIfOld(path);
      }
    }
    return problems;
  }

  async #readOn(source: Source): Promise<string | null> {
    const { path } = source;
    const { writer } = this.options;
    try {
      const { size } = await stat(path);
      if (this.#read.get(path) === size) return null;
      const { recognised } = await ingestFile({ writer, source, from: "resume" });
      if (recognised !== null) noteMove(writer, { ...source, file: recognised.file });
      this.#read.set(path, size);
      return null;
    } catch (error) {
      if (isOfFile(error)) return `${path}: ${sayError(error)}`;
      throw error;
    }
  }

  /** Only what was read to its end by this process, so that no error ever costs evidence. */
  async #forgetIfOld(path: string): Promise<void> {
    const found = await stat(path).catch(() => null);
    if (found === null || this.#read.get(path) !== found.size) return;
    const { now, retentionDays } = this.options;
    if (found.mtimeMs >= now() - (retentionDays + 1) * DAY_MS) return;
    await unlink(path).catch(() => {});
    this.#read.delete(path);
  }
}

/** A data folder that was moved or restored takes its segments along: raw lines are where they are now. */
function noteMove(writer: EventWriter, source: Source): void {
  const known = writer.filesOf(source.gateway).find((one) => one.source.file === source.file);
  if (known === undefined || known.source.path === source.path) return;
  writer.write({
    source: { ...known.source, path: source.path },
    ...{ attempts: [], evidence: [], rejected: [], activity: [] },
    counts: { bytes: 0, lines: 0, irrelevant: 0, unrecognised: 0, malformed: 0 },
    checkpoint: known.checkpoint,
    countedFrom: known.checkpoint.offset,
  });
}

function isOfFile(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === "ENOENT" || code === "EACCES" || code === "EPERM" || code === "EIO";
}
