import { setTimeout as sleep } from "node:timers/promises";
import { applyRetention } from "@/db/events/maintain/apply-retention";
import type { IngestStatus } from "@/lib/contracts/ingest-status";
import { retentionAt } from "@/lib/core/rollup/retention";
import { type EpochMs, HOUR_MS, MINUTE_MS } from "@/lib/core/time/range";

/** Between two steps new lines get their turn. */
const REST_MS = 50;

/** Ends a run between two steps. */
class Stopped extends Error {}

/** Forgets what is older than it should be: at the start and then once an hour. */
export class Retention {
  /** On the clock of this process, which nobody sets. */
  #dueAt = 0;
  #last: IngestStatus["retention"] = null;
  #stopped = false;

  constructor(
    private readonly dataDir: string,
    private readonly rowDays: number,
    private readonly tell: (line: string) => void,
  ) {}

  get status(): IngestStatus["retention"] {
    return this.#last;
  }

  /** Ends a run that is under way at its next step: the next start goes on with it. */
  stop(): void {
    this.#stopped = true;
  }

  /** Nothing where it is not due. Throws what the store throws; it is then tried again after a minute. */
  async runIfDue(now: EpochMs): Promise<void> {
    if (performance.now() < this.#dueAt || this.#stopped) return;
    this.#dueAt = performance.now() + MINUTE_MS;
    const wanted = retentionAt(now, this.rowDays);
    try {
      const { days, rollupDays } = await applyRetention(this.dataDir, wanted, () => this.#rest());
      this.#dueAt = performance.now() + HOUR_MS;
      this.#last = {
        ranAt: now,
        rowDays: this.rowDays,
        droppedDays: (this.#last?.droppedDays ?? 0) + days,
        droppedRollupDays: (this.#last?.droppedRollupDays ?? 0) + rollupDays,
      };
      if (days > 0) this.#say(days, wanted.rows);
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
    }
  }

  #say(days: number, rowsSince: EpochMs): void {
    const before = new Date(rowsSince).toISOString().slice(0, 10);
    this.tell(
      `Attempts and evidence before ${before} (${days} days) were dropped; their sums are kept.`,
    );
  }

  async #rest(): Promise<void> {
    await sleep(REST_MS);
    if (this.#stopped) throw new Stopped();
  }
}
