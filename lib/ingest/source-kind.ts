import { parseLine } from "@/lib/core/log/parse-line";
import type { SourceKind } from "@/lib/core/store/event-store";
import { bytesFrom, lookAt } from "@/lib/files/evidence-file";
import { readLines } from "./read-lines";

const LOOK_AT_LINES = 200;

/** What a file holds, told by the first line that is evidence; an OpenClaw log where none is. */
export async function sourceKindOf(path: string): Promise<SourceKind> {
  const file = await lookAt(path);
  let looked = 0;
  for await (const lines of readLines(
    bytesFrom(file, 0, () => {}),
    0,
  )) {
    for (const { text } of lines) {
      if (looked++ >= LOOK_AT_LINES) return "openclaw_log";
      const kind = text === null ? null : parseLine(text, (id) => id).parsed.kind;
      if (kind === "tuple") return "tuples";
      if (kind === "evidence") return "openclaw_log";
    }
  }
  return "openclaw_log";
}
