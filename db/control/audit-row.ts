import type { auditEntries } from "@/db/schema/control";
import type { AuditAction, ChainedEntry } from "@/lib/core/audit/audit-entry";

export type AuditRow = typeof auditEntries.$inferSelect;

/** A row as the entry that it was made of. Throws SyntaxError where its JSON was damaged. */
export function chainedEntry(row: AuditRow): ChainedEntry {
  const { seq, at, address, subject, reason, previous, hash } = row;
  return {
    ...{ seq, at, address, subject, reason, previous, hash },
    actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
    // Whatever stands there was written by a release that knew it.
    action: row.action as AuditAction,
    before: JSON.parse(row.before),
    after: JSON.parse(row.after),
  };
}
