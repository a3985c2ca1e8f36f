import { hash } from "node:crypto";
import { readSessionsDocument, type SessionEntry } from "@/lib/core/log/sessions-document";
import { type EvidenceFile, readStretch } from "@/lib/files/evidence-file";

/** A list of sessions of more bytes than this is not read. */
const MOST_BYTES = 67_108_864;
const HEAD_BYTES = 4_096;

/** A document with sessions is known by all that it holds: it is made anew, never appended to. */
export type SessionsFile = {
  readonly file: string;
  readonly bytes: number;
  readonly entries: readonly SessionEntry[];
};

/**
 * The file as a document with sessions (an answer of `audit.activity.list` or `sessions.list`); `null`:
 * it is none; `unfinished`: it begins like a JSON document and does not end yet. Of files that do not
 * begin like one only the head is looked at.
 */
export async function readSessionsFile(
  file: EvidenceFile,
): Promise<SessionsFile | "unfinished" | null> {
  const head = file.gzip ? await readStretch(file, 0, HEAD_BYTES) : file.head;
  if (!mayBeDocument(head.toString("latin1"), file) || file.size > MOST_BYTES) return null;
  const bytes = await readStretch(file, 0, MOST_BYTES);
  const text = bytes.toString("utf8");
  const entries = readSessionsDocument(text);
  if (entries === null) return isUnfinished(text) ? "unfinished" : null;
  return { file: hash("sha256", bytes, "hex").slice(0, 32), bytes: bytes.length, entries };
}

/** A first line that only opens what the next goes on with, or a single line that names a list. */
function mayBeDocument(head: string, { size, gzip }: EvidenceFile): boolean {
  const end = head.indexOf("\n");
  const first = end < 0 ? head : head.slice(0, end);
  if (/^\s*[[{]\s*\n\s*["{]/.test(head)) return true;
  const single = end < 0 || (!gzip && size <= end + 2);
  return single && /^\s*[[{]/.test(first) && /"(?:events|sessions|occurredAt)"\s*:/.test(first);
}

function isUnfinished(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch (error) {
    const { message } = error as SyntaxError;
    const [, position] = /at position (\d+)/.exec(message) ?? [];
    return /end of JSON|Unterminated/.test(message) || Number(position) >= text.trimEnd().length;
  }
}
