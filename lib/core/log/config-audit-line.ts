import { parseInstant } from "@/lib/core/time/parse-instant";
import { configPaths } from "./config-paths";
import type { ParsedLine } from "./parsed-line";

type Json = Readonly<Record<string, unknown>>;

/** All that is read of a row; it also holds arguments, folders and hashes, which go nowhere. */
const READ = new Set(["ts", "source", "event", "changedPaths", "detectedBy", "valid", "result"]);

/** Commands that write a configuration, the longer before the shorter. The name of a writer, never its arguments. */
const COMMANDS = [
  "models auth",
  "models set",
  "models set-image",
  "models fallbacks",
  "models image-fallbacks",
  "models aliases",
  "config set",
  "config unset",
  "config patch",
  "config apply",
  "gateway",
  "agents",
  "channels",
  "plugins",
  "configure",
  "onboard",
  "doctor",
  "setup",
  "update",
] as const;

/** The actor of a change that a Gateway found when it started. */
export const EDITED_WHILE_STOPPED = "edit while stopped";

/** True for a row of the Gateway's own account of its configuration (`config-audit.jsonl`, or an export of it). */
export function isConfigAuditLine(line: Json): boolean {
  return line.source === "config-io" && typeof line.event === "string" && "ts" in line;
}

/** Such a row without what is not read of it. */
export function readPartOfAudit(line: Json): Json {
  return Object.fromEntries(Object.entries(line).filter(([field]) => READ.has(field)));
}

/**
 * Reads a row: a write, or a change that the Gateway found in its file. Total: nothing here throws. A write
 * that failed and an edit that is not valid change nothing.
 */
export function parseConfigAuditLine(
  line: Json,
  hashProfile: (profileId: string) => string,
): ParsedLine {
  const at = parseInstant(line.ts);
  if (at === null) return { kind: "malformed", reason: "timestamp", at: null };
  const paths = Array.isArray(line.changedPaths)
    ? configPaths(line.changedPaths.filter(isText), hashProfile)
    : "";
  const written =
    line.event === "config.write" && line.result !== "failed" && line.result !== "rejected";
  const found = line.event === "config.external" && line.valid !== false;
  if (paths === "" || !(written || found)) return { kind: "irrelevant", at, release: null };
  return {
    kind: "evidence",
    evidence: {
      kind: "config_changed",
      at,
      traceId: null,
      spanId: null,
      step: written ? "written" : "detected",
      paths,
      actor: written ? commandOf(line.argv) : finderOf(line.detectedBy),
    },
    release: null,
    everyCallMark: false,
  };
}

/** What a Gateway finds when it starts was written while it was not running, by hand or by a command. */
function finderOf(detectedBy: unknown): string {
  return detectedBy === "startup" ? EDITED_WHILE_STOPPED : "hand edit";
}

/** Arguments begin with the program and its script. */
function commandOf(argv: unknown): string | null {
  if (!Array.isArray(argv)) return null;
  const words = argv.slice(2, 4).filter(isText).join(" ");
  return COMMANDS.find((command) => words === command || words.startsWith(`${command} `)) ?? null;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
