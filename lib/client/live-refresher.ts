import { SECOND_MS } from "@/lib/core/time/range";
import type { LiveFeed } from "./live-feed";

export type LivePace = {
  readonly paused: boolean;
  /** News is kept back, because somebody points at rows that would move. */
  readonly held: boolean;
  /** Attempts that arrived since what is shown was read. */
  readonly waiting: number;
};

export const NOTHING_WAITS: LivePace = { paused: false, held: false, waiting: 0 };

export type LiveScreen = {
  /** Reads again what is shown. */
  refresh(): Promise<unknown>;
  isHeld(): boolean;
  /** The store's version when the screen first read it, or `null`. */
  firstVersion(): string | null;
};

/** News is shown at most this often. */
const PACE_MS = SECOND_MS;
/** Ranges that end now move with time, also when nothing happens. */
const IDLE_MS = 30 * SECOND_MS;
/** How soon it is seen that nobody points at rows any more. */
const LOOK_AGAIN_MS = 250;

/** Refreshes a screen when the feed has news: not too often, not while paused, and never under a pointer. */
export class LiveRefresher {
  #pace = NOTHING_WAITS;
  readonly #listeners = new Set<() => void>();
  #screen: LiveScreen | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #refreshing = false;
  #refreshedAt = 0;
  /** When it is looked again whether news is still held. */
  #lookAt = 0;
  /** What was the newest when the screen was last read. */
  #shown: { key: string | null; arrived: number } | null = null;

  constructor(private readonly feed: LiveFeed) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly pace = (): LivePace => this.#pace;

  /** Keeps a screen fresh until the function that it returns is called. */
  start(screen: LiveScreen): () => void {
    this.#screen = screen;
    this.#shown = null;
    this.#refreshedAt = Date.now();
    const unsubscribe = this.feed.subscribe(() => this.#plan());
    const disconnect = this.feed.connect();
    this.#plan();
    return () => {
      unsubscribe();
      disconnect();
      clearTimeout(this.#timer);
      this.#screen = null;
      this.#set({ held: false, waiting: 0 });
    };
  }

  setPaused(paused: boolean): void {
    this.#set({ paused });
    this.#plan();
  }

  /** What is waiting is shown, whatever is paused or held. */
  async refreshNow(): Promise<void> {
    const screen = this.#screen;
    if (screen === null) return;
    this.#refreshing = true;
    clearTimeout(this.#timer);
    this.#shown = this.#newest();
    this.#set({ held: false, waiting: 0 });
    try {
      await screen.refresh();
    } finally {
      this.#refreshing = false;
      this.#refreshedAt = Date.now();
      this.#plan();
    }
  }

  #plan(): void {
    clearTimeout(this.#timer);
    const { connection, pulse } = this.feed.state();
    if (this.#screen === null || this.#refreshing || connection !== "open" || pulse === null)
      return;
    this.#shown ??= {
      key: keyOf(pulse.mode, this.#screen.firstVersion() ?? pulse.version),
      arrived: pulse.arrived,
    };
    const { paused, held } = this.#pace;
    if (paused || held) this.#set({ waiting: this.#waiting() });
    if (paused) return;
    // An instant and not a wait: every pulse plans anew.
    const due = held ? this.#lookAt : this.#refreshedAt + this.#pauseMs();
    this.#timer = setTimeout(() => this.#run(), Math.max(0, due - Date.now()));
  }

  #run(): void {
    if (this.#screen?.isHeld()) {
      this.#lookAt = Date.now() + LOOK_AGAIN_MS;
      this.#set({ held: true, waiting: this.#waiting() });
      this.#plan();
    } else {
      // A failed read says so where it is shown.
      void this.refreshNow().catch(() => {});
    }
  }

  #pauseMs(): number {
    return this.#newest()?.key === this.#shown?.key ? IDLE_MS : PACE_MS;
  }

  #newest() {
    const { pulse } = this.feed.state();
    return pulse === null
      ? null
      : { key: keyOf(pulse.mode, pulse.version), arrived: pulse.arrived };
  }

  #waiting(): number {
    return Math.max(0, (this.#newest()?.arrived ?? 0) - (this.#shown?.arrived ?? 0));
  }

  #set(part: Partial<LivePace>): void {
    const next = { ...this.#pace, ...part };
    const { paused, held, waiting } = this.#pace;
    if (next.paused === paused && next.held === held && next.waiting === waiting) return;
    this.#pace = next;
    for (const listener of this.#listeners) listener();
  }
}

/** The sample and real evidence count their versions apart. */
function keyOf(mode: string, version: string): string {
  return `${mode} ${version}`;
}
