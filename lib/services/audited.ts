import { auditedTransaction } from "@/db/control/audited-transaction";
import type { ControlDb, ControlTx } from "@/db/open-control";
import type { ServerKeys } from "@/db/server-keys";
import type { Principal } from "@/lib/core/access/principal";
import { auditActor } from "@/lib/core/audit/audit-actor";
import type { AuditAction, AuditEntry } from "@/lib/core/audit/audit-entry";
import type { EpochMs } from "@/lib/core/time/range";

type Stores = {
  readonly principal: Principal;
  readonly address: string | null;
  readonly control: ControlDb;
  readonly keys: Pick<ServerKeys, "audit">;
  readonly now: EpochMs;
};

export type Note = {
  readonly action: AuditAction;
  readonly subject: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string | undefined;
  /** Where it is not who asks: somebody who only now proved who they are. */
  readonly actor?: AuditEntry["actor"];
};

/** A write and what is noted of it, in one immediate transaction: both are kept or neither. */
export function audited<T>(
  stores: Stores,
  write: (tx: ControlTx, note: (note: Note) => void) => T,
): T {
  const { principal, address, control, keys, now } = stores;
  return auditedTransaction(control, keys.audit, (tx, append) =>
    write(tx, ({ action, subject, before, after, reason, actor }) =>
      append({
        ...{ at: now, actor: actor ?? auditActor(principal), address, action, subject },
        ...{ before: before ?? null, after: after ?? null, reason: reason || null },
      }),
    ),
  );
}
