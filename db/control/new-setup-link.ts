import type { ControlDb } from "@/db/open-control";
import { ENTRY_LINK_MS } from "@/lib/core/access/entry-link";
import type { AuditEntry } from "@/lib/core/audit/audit-entry";
import type { EpochMs } from "@/lib/core/time/range";
import { auditedTransaction } from "./audited-transaction";
import { withdrawEntryLinks } from "./close-entry-links";
import { countUserAdmins } from "./count-user-admins";
import { makeEntryLink } from "./make-entry-link";

/**
 * A new link that makes the first administrator, good for an hour and once; earlier ones are withdrawn. `null`:
 * there is an administrator, who can invite.
 *
 * @param auditKey of the chain, because that a link was made is written down.
 * @param actor who makes it.
 */
export function newSetupLink(
  db: ControlDb,
  auditKey: Uint8Array,
  actor: AuditEntry["actor"],
  now: EpochMs,
): { readonly secret: string; readonly expiresAt: EpochMs } | null {
  const expiresAt = now + ENTRY_LINK_MS.setup;
  return auditedTransaction(db, auditKey, (tx, append) => {
    if (countUserAdmins(tx) > 0) return null;
    withdrawEntryLinks(tx, "setup", "all", now);
    const createdBy = actor.name;
    const link = { kind: "setup", email: null, grants: null, createdBy, expiresAt } as const;
    const { secret } = makeEntryLink(tx, link, now);
    append({
      ...{ at: now, actor, address: null, action: "setup.link_made", subject: "set-up link" },
      ...{ before: null, after: { expiresAt }, reason: null },
    });
    return { secret, expiresAt };
  });
}
