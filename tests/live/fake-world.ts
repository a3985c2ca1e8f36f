import type { LiveWorld } from "@/lib/client/live-feed";
import type { LiveAttempts, LivePulse } from "@/lib/contracts/live";

/** A stream of which the test says what comes. */
class ScriptedSource extends EventTarget {
  closed = false;

  constructor(readonly url: string) {
    super();
  }

  close() {
    this.closed = true;
  }

  say(name: string, data: unknown, id = "") {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data), lastEventId: id }));
  }

  fail() {
    this.dispatchEvent(new Event("error"));
  }
}

/** A browser's place for a feed, without a server: tests say what arrives, and whether the tab is in sight. */
export class FakeWorld implements LiveWorld {
  readonly sources: ScriptedSource[] = [];
  #hidden = false;
  #listener: (() => void) | null = null;

  open(url: string): EventSource {
    const source = new ScriptedSource(url);
    this.sources.push(source);
    return source as unknown as EventSource;
  }

  loadEvents = () => import("@/lib/contracts/live");

  isHidden = () => this.#hidden;

  onVisibility(listener: () => void) {
    this.#listener = listener;
    return () => {
      this.#listener = null;
    };
  }

  hide(hidden: boolean) {
    this.#hidden = hidden;
    this.#listener?.();
  }

  get watchesTab(): boolean {
    return this.#listener !== null;
  }

  /** Streams that are open now. */
  get current(): ScriptedSource[] {
    return this.sources.filter(({ closed }) => !closed);
  }

  get last(): ScriptedSource {
    const last = this.sources.at(-1);
    if (last === undefined) throw new Error("Nothing was opened.");
    return last;
  }
}

export function pulse(part: Partial<LivePulse> = {}): LivePulse {
  return { asOf: Date.now(), mode: "live", version: "1", lastAt: null, arrived: 0, ...part };
}

export function liveNews(part: Partial<LiveAttempts> = {}): LiveAttempts {
  return { asOf: Date.now(), fresh: true, attempts: [], gone: [], leftOut: 0, ...part };
}
