import type { ControlDb } from "@/db/open-control";
import type { ServerKeys } from "@/db/server-keys";
import type { Principal } from "@/lib/core/access/principal";
import type { EpochMs } from "@/lib/core/time/range";

/** What reading the audit log needs. */
export type AuditStores = {
  /** Who asks. */
  readonly principal: Principal;
  /** Whose log it is. */
  readonly control: ControlDb;
  readonly keys: Pick<ServerKeys, "audit">;
  readonly now: EpochMs;
};
