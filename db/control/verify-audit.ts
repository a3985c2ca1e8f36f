import { asc, gt } from "drizzle-orm";
import type { ControlDb } from "@/db/open-control";
import { auditEntries } from "@/db/schema/control";
import { canonical } from "@/lib/core/audit/audit-entry";
import { auditHash } from "./append-audit";
import type { AuditHead } from "./audit-head";
import { type AuditRow, chainedEntry } from "./audit-row";

export type AuditVerdict = {
  /** That verify, from the first one on without a gap. */
  readonly entries: number;
  /** The first one that does not, or that is not there; `null`: all verify. */
  readonly brokenAt: number | null;
  /** `cut_off`: the chain ends before an entry that is known to have been there. */
  readonly fault: "entry" | "cut_off" | null;
  /** The last one that verifies: the next look may begin there. */
  readonly last: AuditHead;
};

/** Rows read at once: three milliseconds or so, after which others get their turn. */
export const AUDIT_PIECE = 100;

/**
 * Computes the chain anew, in pieces. Entries that are written meanwhile belong to it; read the head before.
 *
 * @param head an entry that must be there.
 * @param from an entry that verified before, and everything before it; left out: all of them.
 */
export async function verifyAudit(
  control: ControlDb,
  key: Uint8Array,
  head: AuditHead,
  from: AuditHead | null = null,
): Promise<AuditVerdict> {
  let last = from ?? { seq: 0, hash: "" };
  const broken = (fault: "entry" | "cut_off") =>
    ({ entries: last.seq, brokenAt: last.seq + 1, fault, last }) as const;
  // A row before the first one has no business there, and is seen.
  for (let after = from?.seq ?? Number.MIN_SAFE_INTEGER; ; after = last.seq) {
    const piece = rowsAfter(control, after);
    for (const row of piece) {
      if (!follows(row, last, key)) return broken("entry");
      if (row.seq === head.seq && row.hash !== head.hash) return broken("entry");
      last = { seq: row.seq, hash: row.hash };
    }
    if (piece.length < AUDIT_PIECE) break;
    await new Promise(setImmediate);
  }
  if (head.seq > last.seq) return broken("cut_off");
  return { entries: last.seq, brokenAt: null, fault: null, last };
}

function follows(row: AuditRow, last: AuditHead, key: Uint8Array): boolean {
  if (row.seq !== last.seq + 1 || row.previous !== last.hash) return false;
  try {
    const entry = chainedEntry(row);
    // The hash is of what the text says; another text that says the same is a change too.
    const isAsWritten =
      canonical(entry.before) === row.before && canonical(entry.after) === row.after;
    return isAsWritten && auditHash(key, row.seq, last.hash, entry) === row.hash;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function rowsAfter(control: ControlDb, seq: number): AuditRow[] {
  return control
    .select()
    .from(auditEntries)
    .where(gt(auditEntries.seq, seq))
    .orderBy(asc(auditEntries.seq))
    .limit(AUDIT_PIECE)
    .all();
}
