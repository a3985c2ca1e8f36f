import { createHmac } from "node:crypto";
import { desc } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { auditEntries } from "@/db/schema/control";
import {
  type AuditEntry,
  auditText,
  type ChainedEntry,
  canonical,
} from "@/lib/core/audit/audit-entry";

/**
 * Adds an entry to the chain. Call it inside the transaction of the write that it tells of, which must be
 * an immediate one, so that both are kept or neither, and no other entry comes between.
 *
 * @param key of the chain: who has only the database cannot make a chain that verifies.
 */
export function appendAudit(tx: ControlTx, key: Uint8Array, entry: AuditEntry): ChainedEntry {
  const last = tx
    .select({ seq: auditEntries.seq, hash: auditEntries.hash })
    .from(auditEntries)
    .orderBy(desc(auditEntries.seq))
    .limit(1)
    .get();
  const seq = (last?.seq ?? 0) + 1;
  const previous = last?.hash ?? "";
  const hash = auditHash(key, seq, previous, entry);
  const { at, actor, address, action, subject, before, after, reason } = entry;
  tx.insert(auditEntries)
    .values({
      ...{ seq, at, address, action, subject, reason, previous, hash },
      actorKind: actor.kind,
      actorId: actor.id,
      actorName: actor.name,
      before: canonical(before),
      after: canonical(after),
    })
    .run();
  return { ...entry, seq, previous, hash };
}

/** HMAC-SHA-256 over the entry and the hash before it, in hex. */
export function auditHash(
  key: Uint8Array,
  seq: number,
  previous: string,
  entry: AuditEntry,
): string {
  return createHmac("sha256", key)
    .update(auditText(seq, previous, entry))
    .digest("hex");
}
