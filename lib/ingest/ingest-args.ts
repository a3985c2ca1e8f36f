import { RUNTIMES, type Runtime } from "@/lib/core/attempt/attempt";
import { parseOptions, UsageError } from "./parse-options";

export type IngestArgs = {
  readonly dataDir: string | null;
  readonly gateway: string;
  readonly region: string | null;
  readonly runtime: Runtime | null;
  readonly profiles: string | null;
  readonly follow: boolean;
  readonly json: boolean;
  readonly files: readonly string[];
};

export const INGEST_HELP = `Usage: npm run signalbox -- ingest --gateway ID [options] FILE…

Reads logs of a Gateway into Signalbox: OpenClaw file logs and diagnostics timelines (JSONL, also
gzip), answers of audit.activity.list and sessions.list (JSON), and files of tuples (one JSON object
a line: time, requestId, sessionId, provider, modelId, status, latencyMs…). What a file holds is
told by its content. Reading a file again changes nothing.

FILE may be a glob in quotes. With a file, what was put aside under its name is read too (x.1.log,
x.log.1, x.log-20261122, gzipped or not), and of x-2026-11-22.log also later dates.
FILE - reads lines of any of these kinds from standard input, also those of
  openclaw logs --follow --json | npm run signalbox -- ingest --gateway ID -

  --gateway ID        the Gateway that wrote the files (required)
  --region REGION     where it runs: no log line tells
  --runtime PATH      how it is installed: ${RUNTIMES.join(", ")}
  --profiles FILE     its openclaw.json: names of the keys, which the log has as hashes
  --follow            keep reading what is appended, until interrupted
  --data DIR          Signalbox's data folder (default: SIGNALBOX_DATA or ./data)
  --json              print the summary only, without progress and remarks
  --help              this text

Prints {"files","bytes","lines","records","attempts","duplicates","unrecognised","malformed","seconds"}.
Exit code: 0 done, 1 failed, 2 wrong usage.`;

const OPTIONS = {
  data: { type: "string" },
  gateway: { type: "string" },
  region: { type: "string" },
  runtime: { type: "string" },
  profiles: { type: "string" },
  follow: { type: "boolean" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

export function parseIngestArgs(args: readonly string[]): IngestArgs | "help" {
  const { values, positionals } = parseOptions(args, OPTIONS);
  if (values.help) return "help";
  if (!values.gateway) throw new UsageError("Name the Gateway that wrote the files: --gateway ID.");
  if (positionals.length === 0) throw new UsageError("Name at least one file to read.");
  const { runtime } = values;
  if (runtime !== undefined && !(RUNTIMES as readonly string[]).includes(runtime)) {
    throw new UsageError(`--runtime must be one of ${RUNTIMES.join(", ")}, not "${runtime}".`);
  }
  return {
    dataDir: values.data ?? null,
    gateway: values.gateway,
    region: values.region || null,
    runtime: (runtime as Runtime | undefined) ?? null,
    profiles: values.profiles ?? null,
    follow: values.follow ?? false,
    json: values.json ?? false,
    files: positionals,
  };
}
