import { resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { addSource } from "@/db/control/add-source";
import { listGateways } from "@/db/control/list-gateways";
import { upsertGateway } from "@/db/control/upsert-gateway";
import { openEventWriter } from "@/db/events/open-event-writer";
import { migrateStores } from "@/db/migrate";
import { openControl } from "@/db/open-control";
import type { EventWriter, Source } from "@/lib/core/store/event-store";
import type { IngestArgs } from "./ingest-args";
import { type FileReport, ingestFile } from "./ingest-file";
import { progressBar } from "./progress-bar";
import { readProfiles } from "./read-profiles";
import { remarksOn } from "./remarks";
import { sourceKindOf } from "./source-kind";

export type IngestIo = {
  /** Where relative paths start. */
  readonly cwd: string;
  readonly dataDir: string;
  /** The summary. */
  readonly print: (line: string) => void;
  /** Everything else. */
  readonly tell: (line: string) => void;
  /** Ends following. */
  readonly signal: AbortSignal;
  readonly now: () => number;
};

const FOLLOW_EVERY_MS = 500;

/** `signalbox ingest`: reads the files, remembers them as sources, prints the summary. Returns the exit code. */
export async function ingestCommand(args: IngestArgs, io: IngestIo): Promise<number> {
  const started = performance.now();
  const tell = args.json ? () => {} : io.tell;
  migrateStores(io.dataDir);
  const control = openControl(io.dataDir);
  const writer = openEventWriter(io.dataDir);
  try {
    const place = placeOf(args, listGateways(control));
    if (args.profiles !== null) {
      writer.setKeyLabels(await readProfiles(resolve(io.cwd, args.profiles)));
    }
    const sources: Source[] = [];
    const reports: FileReport[] = [];
    let failed = false;
    for (const file of args.files) {
      const path = resolve(io.cwd, file);
      try {
        const source = { gateway: args.gateway, ...place, kind: await sourceKindOf(path), path };
        const report = await readWithProgress(writer, source, !args.json);
        for (const remark of remarksOn(report)) tell(`${file}: ${remark}`);
        sources.push(source);
        reports.push(report);
      } catch (error) {
        failed = true;
        io.tell(`${file}: ${sayError(error)}`);
      }
    }
    if (sources.length > 0) {
      upsertGateway(control, { id: args.gateway, ...place }, io.now());
      for (const { gateway, kind, path } of sources) {
        addSource(control, { gateway, kind, path, addedBy: "cli" }, io.now());
      }
    }
    io.print(JSON.stringify(summary(reports, (performance.now() - started) / 1_000)));
    if (args.follow && sources.length > 0) await follow(writer, sources, io, tell);
    return failed ? 1 : 0;
  } finally {
    writer.close();
    control.$client.close();
  }
}

/** A Gateway that is known keeps its place where the command does not say another. */
function placeOf(args: IngestArgs, known: ReturnType<typeof listGateways>) {
  const gateway = known.find(({ id }) => id === args.gateway);
  return {
    region: args.region ?? gateway?.region ?? null,
    runtime: args.runtime ?? gateway?.runtime ?? null,
  };
}

async function readWithProgress(
  writer: EventWriter,
  source: Source,
  show: boolean,
): Promise<FileReport> {
  const bar = show ? progressBar(source.path) : null;
  try {
    return await ingestFile({
      writer,
      source,
      from: "whole",
      ...(bar ? { onProgress: bar.at } : {}),
    });
  } finally {
    bar?.stop();
  }
}

async function follow(
  writer: EventWriter,
  sources: readonly Source[],
  io: IngestIo,
  tell: (line: string) => void,
): Promise<void> {
  tell("Following; Ctrl-C ends it.");
  while (!io.signal.aborted) {
    for (const source of sources) {
      const report = await ingestFile({ writer, source, from: "resume" }).catch((error) => {
        tell(`${source.path}: ${sayError(error)}`);
        return null;
      });
      if (report && report.lines > 0) {
        tell(`${source.path}: ${report.lines} lines, ${report.attempts} attempts`);
      }
    }
    await pause(FOLLOW_EVERY_MS, undefined, { signal: io.signal }).catch(() => {});
  }
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

/** An error of the file system in words; anything else as it speaks for itself. */
export function sayError(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case "ENOENT":
      return "There is no such file.";
    case "EACCES":
    case "EPERM":
      return "The file may not be read. Gateway logs are private to the Gateway's user (mode 0600): run this as that user.";
    case "EISDIR":
      return "This is a folder; name the log files in it.";
    case "SQLITE_FULL":
    case "ENOSPC":
      return "The disk is full. What was read so far is kept; free some space and run this again.";
    default:
      return message;
  }
}
