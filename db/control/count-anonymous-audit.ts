import { and, count, eq, gt, inArray } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { auditEntries } from "@/db/schema/control";
import type { AuditAction } from "@/lib/core/audit/audit-entry";
import type { EpochMs } from "@/lib/core/time/range";

/** Entries of these kinds that nobody in particular caused after an instant, from wherever. */
export function countAnonymousAudit(
  db: ControlTx,
  actions: readonly AuditAction[],
  after: EpochMs,
): number {
  const found = db
    .select({ entries: count() })
    .from(auditEntries)
    .where(
      and(
        gt(auditEntries.at, after),
        eq(auditEntries.actorKind, "nobody"),
        inArray(auditEntries.action, [...actions]),
      ),
    )
    .get();
  return found?.entries ?? 0;
}
