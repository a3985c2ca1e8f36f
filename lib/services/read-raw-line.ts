import { isAbsolute } from "node:path";
import { parseLine } from "@/lib/core/log/parse-line";
import { redactLine } from "@/lib/core/log/redact-line";
import type { EvidenceLine } from "@/lib/core/store/event-store";
import { coveredFiles } from "@/lib/files/covered-files";
import { readStretch, withEvidenceFile } from "@/lib/files/evidence-file";
import { hashProfile, lineId } from "@/lib/files/line-id";
import { pushedRawLine } from "./pushed-raw-line";

/** Longest line that is read again for a screen. */
const LONGEST_BYTES = 262_144;

const ANOTHER_LINE = "The file holds another line there now: it was rotated or rewritten.";

type RawLine = { raw: string; rawMissing: null } | { raw: null; rawMissing: string };

/**
 * Reads a line again from the file it came from and redacts it: raw lines are never stored. A file that
 * was put aside under another name since it was last looked at is found there. Says why where the line
 * cannot be shown (the file is gone, or holds something else there now).
 */
export async function readRawLine(line: EvidenceLine, gateway: string): Promise<RawLine> {
  if (line.sourceKind === "sessions") return missing("It is an entry of a longer document.");
  if (!isAbsolute(line.source)) return missing("It came through a pipe: no file holds it.");
  if (line.bytes > LONGEST_BYTES) {
    return missing(`The line is ${line.bytes} bytes long; open the file at offset ${line.offset}.`);
  }
  const found = await readFrom(line.source, line, gateway);
  if (found.raw !== null) return found;
  for (const { path } of await coveredFiles(line.source).catch(() => [])) {
    if (path === line.source) continue;
    const aside = await readFrom(path, line, gateway);
    if (aside.raw !== null) return aside;
  }
  return found;
}

async function readFrom(path: string, line: EvidenceLine, gateway: string): Promise<RawLine> {
  let bytes: Buffer;
  try {
    bytes = await withEvidenceFile(path, (file) => readStretch(file, line.offset, line.bytes));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return missing("The file is no longer there.");
    if (code === "EACCES") return missing("The file may not be read by this user.");
    return missing(`The file cannot be read (${code ?? "unknown error"}).`);
  }
  const text = bytes
    .toString("utf8")
    .replace(/\r?\n$/, "")
    .replace(/^\ufeff/, "");
  if (line.sourceKind === "push" || line.sourceKind === "otlp") {
    return pushedRawLine(text, line.lineId) ?? missing(ANOTHER_LINE);
  }
  if (idOf(text, line, gateway) !== line.lineId) return missing(ANOTHER_LINE);
  const redacted = redactLine(text);
  return redacted === null
    ? missing("The file holds something else there now.")
    : { raw: redacted, rawMissing: null };
}

/** A tuple is known by its fields, any other line by its text. */
function idOf(text: string, line: EvidenceLine, gateway: string): number | null {
  if (line.evidence !== null) return lineId(gateway, text);
  const { parsed } = parseLine(text, hashProfile);
  return parsed.kind === "tuple" ? lineId(parsed.gateway ?? gateway, parsed.identity) : null;
}

function missing(why: string) {
  return { raw: null, rawMissing: why } as const;
}
