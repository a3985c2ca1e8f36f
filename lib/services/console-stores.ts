import type { ControlDb } from "@/db/open-control";
import type { IngestStatus, SupervisionStatus } from "@/lib/contracts/ingest-status";
import type { EventReader } from "@/lib/core/store/event-store";
import type { EpochMs } from "@/lib/core/time/range";

/** What every read needs; made once per process by the composition root, looked up per request. */
export type ConsoleStores = {
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
