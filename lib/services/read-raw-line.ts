import { redactLine } from "@/lib/core/log/redact-line";
import type { EvidenceLine } from "@/lib/core/store/event-store";
import { readStretch } from "@/lib/files/evidence-file";
import { lineId } from "@/lib/files/line-id";

/** Longest line that is read again for a screen. */
const LONGEST_BYTES = 262_144;

/**
 * Reads a line again from the file it came from and redacts it: raw lines are never stored. Says why
 * where that is not possible (the file is gone, was rotated, or holds something else there now).
 */
export async function readRawLine(
  line: EvidenceLine,
  gateway: string,
): Promise<{ raw: string; rawMissing: null } | { raw: null; rawMissing: string }> {
  if (line.bytes > LONGEST_BYTES) {
    return missing(`The line is ${line.bytes} bytes long; open the file at offset ${line.offset}.`);
  }
  let bytes: Buffer;
  try {
    bytes = await readStretch(line.source, line.offset, line.bytes);
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
  if (line.evidence !== null && lineId(gateway, text) !== line.lineId) {
    return missing("The file holds another line there now: it was rotated or rewritten.");
  }
  const redacted = redactLine(text);
  return redacted === null
    ? missing("The file holds something else there now.")
    : { raw: redacted, rawMissing: null };
}

function missing(why: string) {
  return { raw: null, rawMissing: why } as const;
}
