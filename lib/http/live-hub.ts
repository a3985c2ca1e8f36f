import { BEAT_EVERY_MS, type LivePulse } from "@/lib/contracts/live";
import type { EventReader } from "@/lib/core/store/event-store";
import { webLog } from "@/lib/launch/web-log";
import type { ConsoleStores } from "@/lib/services/console-stores";
import { readLivePulse } from "@/lib/services/read-live-pulse";
import { ServiceError } from "@/lib/services/service-error";

export type LiveListener = {
  /** The store changed, or this is the first time; never called again before it is done. */
  tell(stores: ConsoleStores, pulse: LivePulse): Promise<void>;
  /** Something is left that could not be sent when it was told. */
  readonly behind: boolean;
  beat(now: number): void;
  /** No more can be told: whoever listens has to ask again. */
  end(): void;
};

export type LiveHubOptions = {
  readonly stores: () => ConsoleStores;
  readonly mostListeners?: number;
};

const LOOK_EVERY_MS = 150;
const MOST_LISTENERS = 64;
/** A server waits for its open responses before it ends, and these would never be done. */
const ENDING = ["SIGTERM", "SIGINT"] as const;

/** Looks whether the store has changed, once for all who listen, and only while somebody does. */
export class LiveHub {
  readonly #listeners = new Set<LiveListener>();
  /** Told once already, but perhaps before what the last look saw. */
  readonly #newcomers = new Set<LiveListener>();
  #joining = 0;
  #timer: ReturnType<typeof setInterval> | null = null;
  #looking = false;
  #beatAt = 0;
  #seen: { events: EventReader; pulse: LivePulse } | null = null;

  constructor(private readonly options: LiveHubOptions) {}

  get size(): number {
    return this.#listeners.size + this.#joining;
  }

  /** Throws `too_many_listeners`, or what keeps the stores from being read. */
  async join(listener: LiveListener): Promise<void> {
    if (this.size >= (this.options.mostListeners ?? MOST_LISTENERS)) {
      throw new ServiceError(
        "too_many_listeners",
        "Too many pages listen at once. Close some, or refresh at intervals.",
      );
    }
    // Counted before anything is awaited: many may come at once.
    this.#joining++;
    try {
      const stores = this.options.stores();
      await listener.tell(stores, await readLivePulse(stores));
      this.#listeners.add(listener);
      this.#newcomers.add(listener);
    } finally {
      this.#joining--;
    }
    this.#start();
  }

  leave(listener: LiveListener): void {
    this.#listeners.delete(listener);
    this.#newcomers.delete(listener);
    if (this.#listeners.size > 0 || this.#timer === null) return;
    clearInterval(this.#timer);
    this.#timer = null;
    this.#seen = null;
    for (const signal of ENDING) process.off(signal, this.#endAll);
  }

  #start(): void {
    if (this.#timer !== null) return;
    this.#beatAt = Date.now() + BEAT_EVERY_MS;
    this.#timer = setInterval(() => void this.#look(), LOOK_EVERY_MS);
    for (const signal of ENDING) process.on(signal, this.#endAll);
  }

  readonly #endAll = (): void => {
    for (const listener of [...this.#listeners]) listener.end();
  };

  async #look(): Promise<void> {
    // A slow look is not overtaken by the next one.
    if (this.#looking) return;
    this.#looking = true;
    try {
      await this.#tellNews();
    } catch (error) {
      // Silence would be taken for quiet: whoever asks again is told why.
      if (!(error instanceof ServiceError)) webLog().error("A request failed unexpectedly.", error);
      this.#endAll();
    } finally {
      this.#looking = false;
    }
  }

  async #tellNews(): Promise<void> {
    const stores = this.options.stores();
    const { events, now } = stores;
    const known = this.#seen;
    const changed =
      known === null || known.events !== events || known.pulse.version !== String(events.version());
    const pulse = changed ? await readLivePulse(stores) : { ...known.pulse, asOf: now };
    this.#seen = { events, pulse };
    for (const listener of [...this.#listeners]) {
      const isNew = this.#newcomers.delete(listener);
      if (changed || isNew || listener.behind) await listener.tell(stores, pulse);
    }
    if (now < this.#beatAt) return;
    this.#beatAt = now + BEAT_EVERY_MS;
    for (const listener of this.#listeners) listener.beat(now);
  }
}
