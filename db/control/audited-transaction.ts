import type { ControlDb, ControlTx } from "@/db/open-control";
import type { AuditEntry } from "@/lib/core/audit/audit-entry";
import { appendAudit } from "./append-audit";
import { advanceAuditHead, beginAuditHead } from "./audit-head";

/**
 * The one way to write what is audited: an immediate transaction that keeps the write and its entries, or
 * neither. Afterwards the head of the chain moves on.
 *
 * @param key of the chain.
 */
export function auditedTransaction<T>(
  control: ControlDb,
  key: Uint8Array,
  write: (tx: ControlTx, append: (entry: AuditEntry) => void) => T,
): T {
  quietly(() => beginAuditHead(control, key));
  const result = control.transaction((tx) => write(tx, (entry) => appendAudit(tx, key, entry)), {
    behavior: "immediate",
  });
  quietly(() => advanceAuditHead(control, key));
  return result;
}

/** A head that cannot be written stays behind, and `signalbox doctor` says so; the write is kept all the same. */
function quietly(keep: () => void): void {
  try {
    keep();
  } catch (error) {
    if (typeof (error as NodeJS.ErrnoException).code !== "string") throw error;
  }
}
