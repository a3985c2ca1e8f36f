import { relative, resolve } from "node:path";
import { addSource } from "@/db/control/add-source";
import { listGateways } from "@/db/control/list-gateways";
import { upsertGateway } from "@/db/control/upsert-gateway";
import { openEventWriter } from "@/db/events/open-event-writer";
import { migrateStores } from "@/db/migrate";
import { openControl } from "@/db/open-control";
import type { EventWriter, Source, SourceKind } from "@/lib/core/store/event-store";
import { coveredFiles } from "@/lib/files/covered-files";
import { FolderWatch } from "./folder-watch";
import { Follower } from "./follower";
import type { IngestArgs } from "./ingest-args";
import { type FileReport, ingestFile } from "./ingest-file";
import { ingestStream } from "./ingest-stream";
import { progressBar } from "./progress-bar";
import { readProfiles } from "./read-profiles";
import { remarksOn } from "./remarks";
import { sayError } from "./say-error";

export type IngestIo = {
  /** Where relative paths start. */
  readonly cwd: string;
  readonly dataDir: string;
  /** What `-` stands for. */
  readonly stdin: AsyncIterable<Buffer>;
  /** The summary. */
  readonly print: (line: string) => void;
  /** Everything else. */
  readonly tell: (line: string) => void;
  /** Ends following. */
  readonly signal: AbortSignal;
  readonly now: () => number;
};

const LOOK_EVERY_MS = 1_000;
const STDIN = "-";
/** The name under which screens show what came that way. */
const STDIN_NAME = "standard input";

/** What was named on the command line, with the files that it covers. */
type Named = { readonly pattern: string; readonly paths: readonly string[] };
type Place = Pick<Source, "gateway" | "region" | "runtime">;

/**
 * `signalbox ingest`: reads what is named, remembers it as sources, prints the summary. Returns the exit
 * code.
 */
export async function ingestCommand(args: IngestArgs, io: IngestIo): Promise<number> {
  const started = performance.now();
  const tell = args.json ? () => {} : io.tell;
  migrateStores(io.dataDir);
  const control = openControl(io.dataDir);
  const writer = openEventWriter(io.dataDir);
  try {
    const place = { gateway: args.gateway, ...placeOf(args, listGateways(control)) };
    if (args.profiles !== null) {
      writer.setKeyLabels(await readProfiles(resolve(io.cwd, args.profiles)));
    }
    const reading = new CommandReading(writer, place, io, tell, !args.json);
    for (const named of await filesNamed(args.files, io.cwd)) await reading.readNamed(named);
    if (args.files.includes(STDIN)) await reading.readStdin();
    const { reports, sources, failed } = reading;
    if (reports.length > 0) {
      const { gateway: id, region, runtime } = place;
      upsertGateway(control, { id, region, runtime }, io.now());
    }
    for (const { gateway, kind, path } of sources) {
      addSource(control, { gateway, kind, path, addedBy: "cli" }, io.now());
    }
    io.print(JSON.stringify(summary(reports, (performance.now() - started) / 1_000)));
    if (args.follow && sources.length > 0) await follow(writer, sources, io, tell);
    return failed ? 1 : 0;
  } finally {
    writer.close();
    control.$client.close();
  }
}

class CommandReading {
  readonly reports: FileReport[] = [];
  readonly sources: Source[] = [];
  failed = false;
  readonly #done = new Set<string>();

  constructor(
    private readonly writer: EventWriter,
    private readonly place: Place,
    private readonly io: IngestIo,
    private readonly tell: (line: string) => void,
    private readonly showBar: boolean,
  ) {}

  /** Reads all that a path or glob covers; one file that cannot be read does not keep the others from it. */
  async readNamed({ pattern, paths }: Named): Promise<void> {
    let kind: SourceKind | null = null;
    if (paths.length === 0) this.#fail(pattern, Object.assign(new Error(), { code: "ENOENT" }));
    for (const path of paths) {
      if (this.#done.has(path)) continue;
      this.#done.add(path);
      try {
        const report = await this.#readFile(path, pattern);
        for (const remark of remarksOn(report)) this.tell(`${this.#named(path)}: ${remark}`);
        this.reports.push(report);
        kind = report.kind ?? kind ?? "openclaw_log";
      } catch (error) {
        this.#fail(path, error);
      }
    }
    if (kind !== null) this.sources.push({ ...this.place, kind, path: pattern });
  }

  /** Until it ends or we are told to stop. */
  async readStdin(): Promise<void> {
    const { writer, io, place } = this;
    const source = { ...place, path: STDIN_NAME };
    const { stdin: chunks, signal } = io;
    const report = await ingestStream({ writer, source, chunks, signal });
    for (const remark of remarksOn(report)) this.tell(`${STDIN_NAME}: ${remark}`);
    this.reports.push(report);
  }

  async #readFile(path: string, pattern: string): Promise<FileReport> {
    const bar = this.showBar ? progressBar(path) : null;
    try {
      return await ingestFile({
        writer: this.writer,
        source: { ...this.place, path, pattern },
        from: "whole",
        ...(bar ? { onProgress: bar.at } : {}),
      });
    } finally {
      bar?.stop();
    }
  }

  #fail(path: string, error: unknown): void {
    this.failed = true;
    this.io.tell(`${this.#named(path)}: ${sayError(error)}`);
  }

  #named(path: string): string {
    const inside = relative(this.io.cwd, path);
    return inside.startsWith("..") ? path : inside;
  }
}

/** What another argument covers too is no source of its own: `*.log` of a shell names what was put aside. */
async function filesNamed(files: readonly string[], cwd: string): Promise<Named[]> {
  const patterns = [...new Set(files.filter((file) => file !== STDIN))].map((file) =>
    resolve(cwd, file),
  );
  const named = await Promise.all(
    patterns.map(async (pattern) => ({
      pattern,
      paths: (await coveredFiles(pattern)).map(({ path }) => path),
    })),
  );
  return named.filter(
    ({ pattern }) =>
      !named.some((other) => other.pattern !== pattern && other.paths.includes(pattern)),
  );
}

/** A Gateway that is known keeps its place where the command does not say another. */
function placeOf(args: IngestArgs, known: ReturnType<typeof listGateways>) {
  const gateway = known.find(({ id }) => id === args.gateway);
  return {
    region: args.region ?? gateway?.region ?? null,
    runtime: args.runtime ?? gateway?.runtime ?? null,
  };
}

async function follow(
  writer: EventWriter,
  sources: readonly Source[],
  io: IngestIo,
  tell: (line: string) => void,
): Promise<void> {
  tell("Following; Ctrl-C ends it.");
  const follower = new Follower({ writer, now: io.now });
  const changes = new FolderWatch();
  let known: readonly string[] = [];
  while (!io.signal.aborted) {
    const { reports, problems, losses } = await follower.look(sources);
    for (const { path, lines, attempts } of reports) {
      tell(`${path}: ${lines} lines, ${attempts} attempts`);
    }
    for (const text of [...losses, ...problems.filter((one) => !known.includes(one))]) tell(text);
    known = problems;
    changes.watch(
      sources.map(({ path }) => path),
      follower.folders,
    );
    await changes.next(LOOK_EVERY_MS, io.signal);
  }
  await changes.close();
}

function summary(reports: readonly FileReport[], seconds: number) {
  const total = (pick: (report: FileReport) => number) =>
    reports.reduce((sum, report) => sum + pick(report), 0);
  return {
    files: reports.length,
    bytes: total((r) => r.bytes),
    lines: total((r) => r.lines),
    records: total((r) => r.records),
    attempts: total((r) => r.attempts),
    duplicates: total((r) => r.duplicates),
    unrecognised: total((r) => r.unrecognised),
    malformed: total((r) => r.malformed),
    seconds: Math.round(seconds * 1_000) / 1_000,
  };
}
