import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { backup } from "./backup";
import { doctor } from "./doctor";
import type { DoctorCheck } from "./doctor-check";
import { parseOptions, UsageError } from "./parse-options";
import { restore } from "./restore";

export type CommandIo = {
  /** Where relative paths start. */
  readonly cwd: string;
  /** The data folder where `--data` names none. */
  readonly dataDir: string;
  /** The root secret; `null`: that of the data folder. */
  readonly secret: string | null;
  readonly print: (line: string) => void;
  readonly tell: (line: string) => void;
  readonly now: () => number;
};

export const UPKEEP_HELP = `  backup FILE    write both databases and what was pushed into one tar file, while everything runs;
                 FILE must not exist [--data DIR]
  restore FILE   put a backup into a data folder that nobody uses [--data DIR]; --force moves what is
                 there into a folder before-restore-… beside it
  doctor         check machine, data folder, databases, sources, processes and audit log, with what to do about
                 what is wrong [--data DIR] [--json]; --deep also makes every sum anew and compares.
                 Exit code 1 if something has failed`;

/** `signalbox backup FILE`: prints what is in the archive. */
export async function backupCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const { file, dataDir } = parseFile("backup", args, io, {});
  const started = performance.now();
  const report = await backup({ dataDir, file, signalbox: ownVersion(), now: io.now });
  const { gateways, sources, attempts, days, bytes } = report;
  const seconds = Math.round(performance.now() - started) / 1_000;
  io.print(JSON.stringify({ file, bytes, gateways, sources, attempts, days, seconds }));
  return 0;
}

/** `signalbox restore FILE`: prints what was restored. */
export async function restoreCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const options = { force: { type: "boolean" } } as const;
  const { file, dataDir, force } = parseFile("restore", args, io, options);
  const report = await restore({ file, dataDir, force, now: io.now });
  if (report.movedTo !== null) io.tell(`What was there before is now in ${report.movedTo}`);
  const { createdAt, gateways, sources, attempts, days } = report;
  io.print(JSON.stringify({ dataDir, createdAt, gateways, sources, attempts, days }));
  return 0;
}

const DATA = { data: { type: "string" } } as const;

/** `signalbox doctor`: prints every check; 1 if one of them is a failure. */
export async function doctorCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const boolean = { type: "boolean" } as const;
  const { values, positionals } = parseOptions(args, { ...DATA, json: boolean, deep: boolean });
  if (positionals.length > 0) throw new UsageError("doctor takes options only.");
  const dataDir = dataDirOf(values.data, io);
  const { secret } = io;
  const deep = values.deep === true;
  const checks = await doctor({ dataDir, deep, secret, now: io.now() });
  const failures = checks.filter(({ state }) => state === "failure").length;
  const warnings = checks.filter(({ state }) => state === "warning").length;
  if (values.json) io.print(JSON.stringify({ failures, warnings, checks }, null, 2));
  else {
    for (const check of checks) for (const line of inWords(check)) io.print(line);
    io.print(`Failures: ${failures}. Warnings: ${warnings}. Checks: ${checks.length}.`);
  }
  return failures > 0 ? 1 : 0;
}

const STATE_WIDTH = "warning".length + 2;

function inWords({ state, text, advice, copy }: DoctorCheck): string[] {
  const indent = " ".repeat(STATE_WIDTH);
  return [
    `${state.padEnd(STATE_WIDTH)}${text}`,
    ...(advice === null ? [] : [`${indent}${advice}`]),
    ...(copy === null ? [] : copy.split("\n").map((line) => `${indent}  ${line}`)),
  ];
}

function parseFile(
  command: string,
  args: readonly string[],
  io: CommandIo,
  options: Record<string, { type: "boolean" }>,
): { file: string; dataDir: string; force: boolean } {
  const { values, positionals } = parseOptions(args, { ...DATA, ...options });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    throw new UsageError(`Name one file: signalbox ${command} FILE.`);
  }
  return {
    file: resolve(io.cwd, file),
    dataDir: dataDirOf(values.data, io),
    force: "force" in values && values.force === true,
  };
}

function dataDirOf(option: unknown, io: CommandIo): string {
  return typeof option === "string" ? resolve(io.cwd, option) : io.dataDir;
}

function ownVersion(): string {
  const file = join(import.meta.dirname, "../../package.json");
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, "utf8"))).version;
}
