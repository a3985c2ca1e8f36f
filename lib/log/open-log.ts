import pino from "pino";
import { redact } from "@/lib/core/log/redact";

/** Values that a line may carry beside its sentence: nothing that a person or a model wrote. */
export type LogFields = Readonly<Record<string, number | boolean | string | null>>;

export type Log = {
  readonly info: (text: string, fields?: LogFields) => void;
  readonly warn: (text: string, fields?: LogFields) => void;
  /** An error is said by its type, its code and where it was thrown; its message is redacted. */
  readonly error: (text: string, error?: unknown) => void;
};

export type LogOutput = {
  /** Least severe level that is written: pino's names, also `silent`. */
  readonly level: string;
  /** Sentences for a person instead of one JSON object a line. */
  readonly readable: boolean;
  readonly write: (line: string) => void;
};

/** A log of our own process `name`. Callers give sentences of ours: never a raw line, a token or a prompt. */
export function openLog(name: string, output: LogOutput): Log {
  const logger = pino(
    {
      level: output.level,
      base: { name, pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line) => output.write(output.readable ? readable(line) : line) },
  );
  return {
    info: (text, fields = {}) => logger.info(fields, text),
    warn: (text, fields = {}) => logger.warn(fields, text),
    error: (text, error) => logger.error(error === undefined ? {} : { error: said(error) }, text),
  };
}

/** The log of a process that runs as a program: on standard output, readable where that is a terminal. */
export function processLog(name: string, level: string): Log {
  const { stdout } = process;
  return openLog(name, {
    level,
    readable: stdout.isTTY === true,
    write: (line) => void stdout.write(line),
  });
}

function said(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    code: typeof code === "string" ? code : null,
    message: redact(error.message),
    thrownAt: (error.stack ?? "").split("\n").filter((line) => line.startsWith("    at ")),
  };
}

type Line = { level: string; msg: string; error?: ReturnType<typeof said> };

function readable(json: string): string {
  const { level, msg, error } = JSON.parse(json) as Line;
  const mark = level === "info" ? "" : `${level}: `;
  if (error === undefined) return `${mark}${msg}\n`;
  const what = "message" in error ? `${error.type}: ${error.message}` : error.type;
  const where = error.thrownAt ?? [];
  return `${[`${mark}${msg}`, `    ${what}`, ...where].join("\n")}\n`;
}
