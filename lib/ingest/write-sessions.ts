import type { Evidence } from "@/lib/core/attempt/evidence";
import type { RejectionReason } from "@/lib/core/log/parsed-line";
import type { Checkpoint, EventWriter, Source, Sourced } from "@/lib/core/store/event-store";
import { lineId } from "@/lib/files/line-id";
import type { SessionsFile } from "./sessions-file";

/** Stores the entries of a document, each counted as a line. The document is its own checkpoint. */
export function writeSessions(
  writer: EventWriter,
  source: Omit<Source, "file">,
  { file, bytes, entries }: SessionsFile,
  known: Checkpoint | null,
) {
  const evidence: Sourced<Evidence>[] = [];
  const reasons = new Map<RejectionReason, number>();
  const counts = { ...NOTHING, bytes, lines: entries.length };
  for (const entry of entries) {
    switch (entry.kind) {
      case "evidence": {
        const id = lineId(source.gateway, entry.identity);
        evidence.push({ lineId: id, offset: 0, bytes, value: entry.evidence });
        break;
      }
      case "malformed":
        counts.malformed++;
        reasons.set(entry.reason, (reasons.get(entry.reason) ?? 0) + 1);
        break;
      case "irrelevant":
        counts.irrelevant++;
    }
  }
  const { attempts, duplicates } = writer.write({
    source: { ...source, file },
    ...{ attempts: [], evidence, rejected: [], activity: [] },
    counts: known === null ? counts : NOTHING,
    checkpoint: {
      ...{ offset: bytes, tailBytes: 0, tailHash: "", seenBytes: bytes },
      ...{ lines: entries.length, release: null, gone: false },
    },
    countedFrom: known?.offset ?? 0,
  });
  return { ...counts, records: evidence.length, attempts, duplicates, reasons };
}

const NOTHING = { bytes: 0, lines: 0, irrelevant: 0, unrecognised: 0, malformed: 0 };
