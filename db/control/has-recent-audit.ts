import { and, eq, gt } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { auditEntries } from "@/db/schema/control";
import type { AuditAction } from "@/lib/core/audit/audit-entry";
import type { EpochMs } from "@/lib/core/time/range";

export type AlikeEntry = {
  readonly action: AuditAction;
  readonly subject: string;
  /** `null`: from wherever. */
  readonly address: string | null;
  /** Left out: of whomever. */
  readonly actorName?: string;
  /** Left out or `null`: whatever it is. */
  readonly actorId?: string | null;
};

/** Whether an entry like this was written after an instant: what repeats is not written each time. */
export function hasRecentAudit(
  db: ControlTx,
  { action, subject, address, actorName, actorId }: AlikeEntry,
  after: EpochMs,
): boolean {
  const found = db
    .select({ seq: auditEntries.seq })
    .from(auditEntries)
    .where(
      and(
        gt(auditEntries.at, after),
        eq(auditEntries.action, action),
        eq(auditEntries.subject, subject),
        address === null ? undefined : eq(auditEntries.address, address),
        actorName === undefined ? undefined : eq(auditEntries.actorName, actorName),
        actorId === undefined || actorId === null ? undefined : eq(auditEntries.actorId, actorId),
      ),
    )
    .limit(1)
    .get();
  return found !== undefined;
}
