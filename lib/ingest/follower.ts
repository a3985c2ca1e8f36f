import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import type {
  Checkpoint,
  EventWriter,
  IngestBatch,
  KnownFile,
  Source,
} from "@/lib/core/store/event-store";
import { type EpochMs, SECOND_MS } from "@/lib/core/time/range";
import { coveredFiles } from "@/lib/files/covered-files";
import { stampAt } from "@/lib/files/evidence-file";
import { lineId } from "@/lib/files/line-id";
import { type FileReport, ingestFile } from "./ingest-file";
import { sayError } from "./say-error";

export type LookReport = {
  /** Of every file that had something new. */
  readonly reports: FileReport[];
  /** What keeps files from being read, a sentence each with the path before it. */
  readonly problems: string[];
  /** What is lost, a sentence each. */
  readonly losses: string[];
};

export type FollowerOptions = {
  readonly writer: EventWriter;
  readonly now: () => EpochMs;
  /** Milliseconds since any moment, which no clock that is set changes. */
  readonly elapsedMs?: () => number;
  /** How long a file may be away, as while it is copied or moved, before what was not read of it is lost. */
  readonly lostAfterMs?: number;
  readonly batchLines?: number;
};

const LOST_AFTER_MS = 10 * SECOND_MS;
/** In between, a file of which the file system says that nothing changed is not opened. */
const THOROUGH_EVERY_MS = 5 * SECOND_MS;

/** What a path was found to hold. */
type Finding = { readonly file: string | null; readonly bytes: number };
/** `read` is `null` where the file was not opened. */
type Read = Finding & { readonly read: FileReport | null };

/**
 * Follows sources by looking at them again and again. Each look lists what they cover now, knows every
 * file by what it holds, and reads on in each; names, inodes and times of files decide nothing. What is
 * remembered between looks only spares work: a new follower goes on where the last one ended. What a file
 * system says of size and time is believed for some seconds only.
 */
export class Follower {
  /** Folders in which there were files to read at the last look. */
  readonly folders = new Set<string>();
  /** By Gateway and file: since when it is not whole any more. */
  readonly #missing = new Map<string, number>();
  /** By Gateway and file: the most bytes that it was seen with. */
  readonly #seen = new Map<string, number>();
  /** By Gateway and path: what was found there, when the file system said `state` of it. */
  readonly #found = new Map<string, Finding & { readonly state: string }>();
  /** By Gateway and path: what need not be read again as long as both its ends are the same. */
  readonly #settled = new Map<string, Finding & { readonly stamp: string }>();
  /** Paths that were gone when they were to be opened. */
  readonly #vanished = new Set<string>();

  #thorough = true;
  #thoroughAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly options: FollowerOptions) {}

  /**
   * One look at sources, whose `path` may be a glob. What cannot be read is said and does not hold up
   * the rest. Throws only what the store throws.
   */
  async look(sources: readonly Source[]): Promise<LookReport> {
    const report: LookReport = { reports: [], problems: [], losses: [] };
    this.folders.clear();
    const now = this.#elapsedMs();
    this.#thorough = now >= this.#thoroughAt;
    if (this.#thorough) this.#thoroughAt = now + THOROUGH_EVERY_MS;
    for (const own of Map.groupBy(sources, ({ gateway }) => gateway).values()) {
      const sightings = new Sightings();
      for (const source of own) await this.#lookAt(source, sightings, report);
      this.#settle(own, sightings, report);
    }
    return report;
  }

  async #lookAt(source: Source, sightings: Sightings, report: LookReport): Promise<void> {
    const fail = (path: string, error: unknown) => {
      sightings.unsure = true;
      report.problems.push(`${path}: ${sayError(error)}`);
    };
    const covered = await coveredFiles(source.path).catch((error: unknown) => {
      fail(source.path, error);
      return null;
    });
    if (covered?.length === 0) report.problems.push(`${source.path}: There is no such file.`);
    for (const { path, rotated } of covered ?? []) {
      // What another source of the Gateway covers too is looked at once.
      if (sightings.paths.has(path)) continue;
      this.folders.add(dirname(path));
      try {
        const { file, bytes, read } = await this.#read(source, path);
        sightings.add(path, rotated, file, bytes);
        if (read !== null && read.lines > 0) report.reports.push(read);
        this.#vanished.delete(path);
      } catch (error) {
        // Renamed since it was listed; but a link that leads nowhere is still listed the next time.
        sightings.unsure = true;
        const vanished = (error as NodeJS.ErrnoException).code === "ENOENT";
        if (!vanished || this.#vanished.has(path)) fail(path, error);
        if (vanished) this.#vanished.add(path);
      }
    }
  }

  /** Reads on in a file where there may be something new. */
  async #read(source: Source, path: string): Promise<Read> {
    const { gateway, region, runtime } = source;
    const place = `${gateway} ${path}`;
    // Before it is read: what changes while we read must look like a change the next time.
    const state = await stateOf(path);
    const found = this.#found.get(place);
    this.#found.delete(place);
    if (!this.#thorough && found?.state === state) return this.#same(place, found);
    const settled = this.#settled.get(place);
    this.#settled.delete(place);
    if (settled !== undefined && settled.stamp === (await stampAt(path))) {
      this.#settled.set(place, settled);
      return this.#same(place, { ...settled, state });
    }
    const { writer, batchLines } = this.options;
    const read = await ingestFile({
      writer,
      ...(batchLines === undefined ? {} : { batchLines }),
      // A file tells itself of which kind it is: a folder may hold several.
      source: { gateway, region, runtime, path, pattern: source.path },
      from: "resume",
    });
    const { recognised, seenBytes: bytes, stamp } = read;
    const file = recognised?.file ?? null;
    this.#found.set(place, { file, bytes, state });
    if (stamp !== null) this.#settled.set(place, { file, bytes, stamp });
    if (file !== null) {
      const name = `${gateway} ${file}`;
      this.#seen.set(name, Math.max(bytes, this.#seen.get(name) ?? 0));
    }
    return { file, bytes, read };
  }

  #same(place: string, found: Finding & { readonly state: string }): Read {
    this.#found.set(place, found);
    return { file: found.file, bytes: found.bytes, read: null };
  }

  #elapsedMs(): number {
    return this.options.elapsedMs?.() ?? performance.now();
  }

  /** Notes where the known files of a Gateway are now, and what is lost of those that are not whole any more. */
  #settle(sources: readonly Source[], sightings: Sightings, report: LookReport): void {
    const { writer, lostAfterMs = LOST_AFTER_MS } = this.options;
    const patterns = new Set(sources.map(({ path }) => path));
    for (const known of writer.filesOf(sources[0]?.gateway ?? "")) {
      const { gateway, file, path, pattern = path } = known.source;
      if (!patterns.has(pattern)) continue;
      const name = `${gateway} ${file}`;
      const seenBytes = Math.max(known.checkpoint.seenBytes, this.#seen.get(name) ?? 0);
      const sighting = sightings.files.get(file);
      if (sighting !== undefined && sighting.bytes >= seenBytes) {
        this.#missing.delete(name);
        const [newest = path] = sighting.paths.slice(-1);
        if (!sighting.paths.includes(path)) {
          writer.write(note({ ...known.source, path: newest }, known.checkpoint, known.checkpoint));
        }
        continue;
      }
      if (sightings.unsure) continue;
      const since = this.#missing.get(name) ?? this.#elapsedMs();
      this.#missing.set(name, since);
      if (this.#elapsedMs() - since < lostAfterMs) continue;
      this.#giveUp(known, seenBytes, sightings, report);
      this.#missing.delete(name);
      this.#seen.delete(name);
    }
  }

  /** What was seen of a file, was not read, and is in no file any more, is lost. */
  #giveUp(known: KnownFile, seenBytes: number, sightings: Sightings, report: LookReport): void {
    const { source, checkpoint } = known;
    const there = sightings.files.get(source.file)?.bytes ?? -1;
    const left = Math.max(checkpoint.offset, there);
    const lost = seenBytes - left;
    const gone = there < checkpoint.offset;
    const given = note(source, checkpoint, { ...checkpoint, seenBytes: left, gone });
    // Whoever wrote to it began anew: what came between our last look and that was never seen. A
    // document is never appended to.
    const cutOff = source.kind !== "sessions" && sightings.isReplaced(source);
    if (lost === 0 && !cutOff) {
      this.options.writer.write(given);
      return;
    }
    const at = this.options.now();
    const id = lineId(source.gateway, `not_saved ${source.file} ${checkpoint.offset}`);
    const value = { what: "not_saved", at, count: lost } as const;
    this.options.writer.write({
      ...given,
      losses: [{ lineId: id, offset: checkpoint.offset, bytes: 0, value }],
    });
    report.losses.push(
      `${source.path}: at least ${lost} bytes were gone before they could be read; ${checkpoint.offset} bytes of that file were.`,
    );
  }
}

/** Changes whenever the file does, as far as the file system says. */
async function stateOf(path: string): Promise<string> {
  const { ino, size, mtimeNs } = await stat(path, { bigint: true });
  return `${ino} ${size} ${mtimeNs}`;
}

/** What was seen of the files of one Gateway in one look. */
class Sightings {
  /** By what a file is known by. */
  readonly files = new Map<string, { readonly paths: string[]; bytes: number }>();
  /** What is there now; `null`: a file that tells nothing yet. */
  readonly paths = new Map<string, { readonly file: string | null; readonly rotated: boolean }>();
  /** Something could not be read, or moved while we looked: what is missing may be just that. */
  unsure = false;

  add(path: string, rotated: boolean, file: string | null, bytes: number): void {
    this.paths.set(path, { file, rotated });
    if (file === null) return;
    const seen = this.files.get(file);
    if (seen === undefined) this.files.set(file, { paths: [path], bytes });
    else {
      seen.paths.push(path);
      seen.bytes = Math.max(seen.bytes, bytes);
    }
  }

  /** True where another file is written to under the name that a file had last. */
  isReplaced({ path, file }: KnownFile["source"]): boolean {
    const there = this.paths.get(path);
    return there !== undefined && !there.rotated && there.file !== file;
  }
}

/** A batch that brings no lines, but another name or state of a file. */
function note(source: Source, stored: Checkpoint, checkpoint: Checkpoint): IngestBatch {
  return {
    source,
    ...{ attempts: [], evidence: [], rejected: [], activity: [] },
    counts: { bytes: 0, lines: 0, irrelevant: 0, unrecognised: 0, malformed: 0 },
    checkpoint,
    countedFrom: stored.offset,
  };
}
