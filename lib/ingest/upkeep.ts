import { setTimeout as sleep } from "node:timers/promises";
import { openEventWriter } from "@/db/events/open-event-writer";
import { writeIngestStatus } from "@/db/ingest-status";
import { storeFile } from "@/db/open-store";
import type { EventWriter } from "@/lib/core/store/event-store";
import { type EpochMs, SECOND_MS } from "@/lib/core/time/range";
import { guardedWriter } from "./guarded-writer";
import { IngestMeter } from "./ingest-meter";
import { Problems } from "./problems";
import { Retention } from "./retention";
import { StoreTroubles } from "./store-trouble";

export type UpkeepOptions = {
  readonly dataDir: string;
  /** UTC days for which attempts and evidence are kept. */
  readonly retentionDays: number;
  readonly tell: (line: string) => void;
  readonly now: () => EpochMs;
};

const START_AGAIN_MS = 2 * SECOND_MS;
const SAY_EVERY_MS = SECOND_MS / 2;

/**
 * What the ingester does beside reading: it goes on when the store refuses for a while, counts what it
 * was given, forgets what is old, and says all of it in its status.
 */
export class Upkeep {
  /** Opened when it is first needed, and again after trouble. */
  readonly writer: EventWriter;
  readonly #troubles: StoreTroubles;
  readonly #meter: IngestMeter;
  readonly #retention: Retention;
  readonly #problems: Problems;
  readonly #startedAt: EpochMs;
  #dropping: Promise<void> | null = null;
  #defect: unknown = null;
  /** On the clock of this process, which nobody sets. */
  #sayAt = 0;
  #statusFault: string | null = null;

  constructor(private readonly options: UpkeepOptions) {
    const { dataDir, retentionDays, tell, now } = options;
    this.#troubles = new StoreTroubles(dataDir, tell, now);
    this.#meter = new IngestMeter(now);
    this.#retention = new Retention(dataDir, retentionDays, tell);
    this.#problems = new Problems(tell);
    this.#startedAt = now();
    const file = storeFile(dataDir, "events");
    const open = () => openEventWriter(dataDir);
    this.writer = this.#meter.watch(guardedWriter(open, file, this.#troubles));
  }

  /** Does what the start needs of the stores, again and again while they refuse; `null` once told to stop. */
  async start<T>(act: () => T, signal: AbortSignal): Promise<T | null> {
    while (!signal.aborted) {
      try {
        const done = act();
        // A status that is there can be written over even when the disk is full.
        this.say(null);
        return done;
      } catch (error) {
        if (!this.#troubles.caught(error)) throw error;
        this.say(null);
        await sleep(START_AGAIN_MS, undefined, { signal }).catch(() => {});
      }
    }
    return null;
  }

  /**
   * One look at all sources: `act` reads and answers what is wrong with them, in sentences. An error of
   * the store ends the look and not the ingester; any other is thrown on.
   */
  async look(act: () => Promise<readonly string[]>): Promise<void> {
    if (this.#defect !== null) throw this.#defect;
    let changed = false;
    try {
      const problems = await act();
      // A trouble of the store is what mostly keeps all of them from being read.
      changed = this.#troubles.current === null && this.#problems.are(problems);
    } catch (error) {
      if (!this.#troubles.caught(error)) throw error;
    }
    this.#dropping ??= this.#drop();
    if (changed || performance.now() >= this.#sayAt) this.say(this.#problems.text);
  }

  /** Writes the status; a trouble of the store wins over `message`. */
  say(message: string | null): void {
    const { dataDir, now, tell } = this.options;
    const trouble = this.#troubles.current;
    this.#sayAt = performance.now() + SAY_EVERY_MS;
    try {
      writeIngestStatus(dataDir, {
        lookedAt: now(),
        message: trouble?.text ?? message,
        startedAt: this.#startedAt,
        trouble,
        ...this.#meter.status(),
        retention: this.#retention.status,
      });
      this.#statusFault = null;
    } catch (error) {
      const fault = (error as NodeJS.ErrnoException).code ?? "unknown";
      if (fault !== this.#statusFault)
        tell(`The ingester's status cannot be written (${fault}): screens will call it stopped.`);
      this.#statusFault = fault;
    }
  }

  /** Ends what is under way and closes the store. */
  async close(): Promise<void> {
    this.#retention.stop();
    await this.#dropping;
    this.writer.close();
  }

  /** Beside the looks, between which its steps fit: new lines do not wait for old days to go. */
  async #drop(): Promise<void> {
    try {
      await this.#retention.runIfDue(this.options.now());
    } catch (error) {
      if (!this.#troubles.caught(error)) this.#defect = error;
    } finally {
      this.#dropping = null;
    }
  }
}
