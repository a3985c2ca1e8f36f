import type { LiveAttempts, LivePulse } from "@/lib/contracts/live";
import type { FilterQuery } from "@/lib/contracts/query";
import { type EpochMs, SECOND_MS } from "@/lib/core/time/range";
import { apiUrl } from "./get-json";

/**
 * - `off`: nobody listens, or the tab is hidden
 * - `lost`: there was no answer, or no sign of life; it is tried again
 */
export type LiveConnection = "off" | "connecting" | "open" | "lost";

export type LiveState = {
  readonly connection: LiveConnection;
  /** The last one that was heard; kept while the connection is lost. */
  readonly pulse: LivePulse | null;
  /** When the server last gave a sign of life, by its own clock. */
  readonly asOf: EpochMs | null;
};

export const NOT_LISTENING: LiveState = { connection: "off", pulse: null, asOf: null };

/** What the feed needs of a browser. */
export type LiveWorld = {
  open(url: string): EventSource;
  loadEvents(): Promise<typeof import("@/lib/contracts/live")>;
  isHidden(): boolean;
  onVisibility(listener: () => void): () => void;
};

type Watch = { readonly filters: FilterQuery; readonly onNews: (news: LiveAttempts) => void };

const FIRST_RETRY_MS = SECOND_MS;
const LONGEST_RETRY_MS = 30 * SECOND_MS;
/** Beats that may be missed before silence counts as loss. */
const BEATS_MISSED = 2.5;

/** The one stream of server-sent events of a page: open while somebody listens and the tab is in sight. */
export class LiveFeed {
  #state = NOT_LISTENING;
  readonly #listeners = new Set<() => void>();
  #connected = 0;
  #watch: Watch | null = null;
  #source: EventSource | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  /** Where attempts go on after a break. */
  #lastId: string | null = null;
  /** Rises with every opening, so that what was on its way to an earlier one is dropped. */
  #opening = 0;
  #unwatchTab: (() => void) | null = null;

  constructor(private readonly world: LiveWorld) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): LiveState => this.#state;

  /** Keeps the stream open until the function that it returns is called. */
  connect(): () => void {
    this.#connected++;
    if (this.#connected === 1) {
      this.#unwatchTab = this.world.onVisibility(() => this.#follow());
      this.#follow();
    }
    let done = false;
    return () => {
      if (done) return;
      done = true;
      this.#connected--;
      this.#follow();
    };
  }

  /** Also asks for the attempts themselves; one at a time may. Comes with a connection of its own. */
  watchAttempts(filters: FilterQuery, onNews: (news: LiveAttempts) => void): () => void {
    const watch = { filters, onNews };
    this.#watch = watch;
    this.#lastId = null;
    const disconnect = this.connect();
    this.#reopen();
    return () => {
      if (this.#watch === watch) {
        this.#watch = null;
        this.#reopen();
      }
      disconnect();
    };
  }

  /** Opens or closes, as listeners and tab want it. */
  #follow(): void {
    const wanted = this.#connected > 0 && !this.world.isHidden();
    if (this.#connected === 0) {
      this.#unwatchTab?.();
      this.#unwatchTab = null;
    }
    const active = this.#state.connection !== "off";
    if (wanted && !active) {
      this.#failures = 0;
      void this.#open();
    } else if (!wanted && active) {
      this.#close();
      this.#set({ connection: "off" });
    }
  }

  /** The same with another question, if it is open. */
  #reopen(): void {
    if (this.#state.connection === "off") return;
    this.#close();
    void this.#open();
  }

  async #open(): Promise<void> {
    const opening = ++this.#opening;
    this.#set({ connection: this.#state.connection === "lost" ? "lost" : "connecting" });
    const events = await this.world.loadEvents().catch(() => null);
    if (opening !== this.#opening) return;
    if (events === null) {
      this.#lose();
      return;
    }
    const source = this.world.open(this.#url());
    this.#source = source;
    const on = <T>(
      name: string,
      schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
      hear: (data: T) => void,
    ) =>
      source.addEventListener(name, (event) => {
        if (opening !== this.#opening) return;
        const parsed = schema.safeParse(parseJson(event.data));
        // A server of another version: better the intervals than half of the truth.
        if (!parsed.success) {
          this.#lose();
          return;
        }
        if (event.lastEventId !== "") this.#lastId = event.lastEventId;
        this.#expectBeat(events.BEAT_EVERY_MS);
        hear(parsed.data);
      });
    on("pulse", events.LIVE_EVENTS.pulse, (pulse) => this.#heard({ pulse, asOf: pulse.asOf }));
    on("beat", events.LIVE_EVENTS.beat, ({ asOf }) => this.#heard({ asOf }));
    on("attempts", events.LIVE_EVENTS.attempts, (news) => {
      this.#heard({ asOf: news.asOf });
      this.#watch?.onNews(news);
    });
    source.addEventListener("error", () => {
      if (opening === this.#opening) this.#lose();
    });
    this.#expectBeat(events.BEAT_EVERY_MS);
  }

  #url(): string {
    if (this.#watch === null) return apiUrl("/api/v1/live", {});
    return apiUrl("/api/v1/live", {
      attempts: "1",
      after: this.#lastId ?? undefined,
      ...this.#watch.filters,
    });
  }

  #heard(part: Partial<LiveState>): void {
    this.#failures = 0;
    this.#set({ connection: "open", ...part });
  }

  /** Waits, a little longer each time, and opens again. */
  #lose(): void {
    this.#close();
    const wait = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#failures++);
    // Pages that lost the server together must not all come back in the same moment.
    this.#timer = setTimeout(() => void this.#open(), wait * (0.75 + Math.random() / 2));
    this.#set({ connection: "lost" });
  }

  #expectBeat(everyMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#lose(), everyMs * BEATS_MISSED);
  }

  #close(): void {
    this.#opening++;
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
  }

  #set(part: Partial<LiveState>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of this.#listeners) listener();
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
