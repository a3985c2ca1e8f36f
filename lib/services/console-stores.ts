import type { ControlDb } from "@/db/open-control";
import type { ServerKeys } from "@/db/server-keys";
import type { IngestStatus, SupervisionStatus } from "@/lib/contracts/ingest-status";
import type { Principal } from "@/lib/core/access/principal";
import type { EventReader } from "@/lib/core/store/event-store";
import type { EpochMs } from "@/lib/core/time/range";

/** What every service needs, made by the composition root for each request. */
export type ConsoleStores = {
  /** Who asks. */
  readonly principal: Principal;
  /** Of who asks; `null`: none is known. */
  readonly address: string | null;
  readonly keys: Pick<ServerKeys, "audit">;
  /** `sample` while no Gateway is configured. */
  readonly mode: "sample" | "live";
  readonly events: EventReader;
  readonly gateways: readonly { id: string }[];
  /** Where settings are kept: the sample's own while it is shown. Missing: as delivered. */
  readonly control?: ControlDb;
  readonly ingestStatus: IngestStatus | null;
  /** Missing where no supervisor started the processes. */
  readonly supervision?: SupervisionStatus | null;
  readonly now: EpochMs;
};
