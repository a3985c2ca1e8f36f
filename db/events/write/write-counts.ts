import type { EpochMs } from "@/lib/core/time/range";

/** What a batch brought, as far as its source is concerned. */
export class WriteCounts {
  /** Evidence records and tuples that were new. */
  records = 0;
  /** Those that were known already. */
  duplicates = 0;
  /** Those of days whose rows were dropped: counted, and never half-stored. */
  expired = 0;
  lastEventAt: EpochMs | null = null;

  seen(at: EpochMs): void {
    if (this.lastEventAt === null || at > this.lastEventAt) this.lastEventAt = at;
  }
}
