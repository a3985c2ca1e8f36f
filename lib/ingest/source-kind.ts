import { parseLine } from "@/lib/core/log/parse-line";
import type { SourceKind } from "@/lib/core/store/event-store";
import { bytesFrom, type EvidenceFile } from "@/lib/files/evidence-file";
import { readLines } from "@/lib/files/read-lines";
import { readSessionsFile } from "./sessions-file";

const LOOK_AT_LINES = 200;

/** What a file holds, told by its first line that is evidence; an OpenClaw log where none is. */
export async function sourceKindOf(file: EvidenceFile): Promise<SourceKind> {
  if ((await readSessionsFile(file)) !== null) return "sessions";
  let looked = 0;
  for await (const lines of readLines(
    bytesFrom(file, 0, () => {}),
    0,
  )) {
    for (const { text } of lines) {
      if (looked++ >= LOOK_AT_LINES) return "openclaw_log";
      const kind = text === null ? null : lineKind(text);
      if (kind !== null) return kind;
    }
  }
  return "openclaw_log";
}

/** What a line belongs to; `null` where it does not tell. */
export function lineKind(text: string): SourceKind | null {
  const { parsed, json } = parseLine(text, (id) => id);
  if (isTimeline(json)) return "timeline";
  if (parsed.kind === "tuple") return "tuples";
  return parsed.kind === "evidence" ? "openclaw_log" : null;
}

function isTimeline(json: unknown): boolean {
  return (
    typeof json === "object" &&
    json !== null &&
    (json as Record<string, unknown>).schemaVersion === "openclaw.diagnostics.v1"
  );
}
