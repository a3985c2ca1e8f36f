import type { LiveAttempts, LivePulse, LiveQuery } from "@/lib/contracts/live";
import type { AttemptFilter, EventReader } from "@/lib/core/store/event-store";
import { SECOND_MS } from "@/lib/core/time/range";
import type { ConsoleStores } from "@/lib/services/console-stores";
import { readLiveAttempts } from "@/lib/services/read-live-attempts";
import { readFilter } from "@/lib/services/read-slice";
import type { LiveListener } from "./live-hub";

/** Of more at once the rest is counted, and once so many were sent in a second the next ones wait for its end. */
const MOST_ATTEMPTS = 200;
/** Events that wait for a slow reader; what happens meanwhile is told in one when it has caught up. */
const MOST_WAITING = 8;
/** Where the browser itself connects again, it waits this long. */
const RETRY_MS = 2_000;

/** One listener's events as the body of a response. */
export class LiveStream implements LiveListener {
  readonly body: ReadableStream<Uint8Array>;
  readonly #filter: AttemptFilter | null;
  readonly #onEnd: () => void;
  readonly #encoder = new TextEncoder();
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  /** The reader says of what the versions are; another one is another store. */
  #events: EventReader | null = null;
  #told: string | null = null;
  #since: number | null = null;
  #resumeFrom: { mode: string; version: number } | null;
  #sent = { second: 0, attempts: 0 };
  behind = false;

  /** `lastEventId`: where a listener left off. `onEnd` is called once, when the stream is over. */
  constructor(query: LiveQuery, lastEventId: string | null, onEnd: () => void) {
    this.#filter = query.attempts === undefined ? null : readFilter(query);
    this.#resumeFrom = parseEventId(lastEventId ?? query.after ?? "");
    this.#onEnd = onEnd;
    this.body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller;
        },
        cancel: () => this.#over(),
      },
      new CountQueuingStrategy({ highWaterMark: MOST_WAITING }),
    );
    this.#send(`retry: ${RETRY_MS}\n\n`);
  }

  async tell(stores: ConsoleStores, pulse: LivePulse): Promise<void> {
    if (!this.#hasRoom()) {
      this.behind = true;
      return;
    }
    this.behind = false;
    this.#notice(stores);
    if (this.#told !== pulse.version) {
      // With attempts, an id here would say that those of this version were sent.
      this.#event("pulse", pulse, this.#filter === null ? eventId(stores, pulse.version) : null);
      this.#told = pulse.version;
    }
    if (this.#filter !== null) await this.#tellAttempts(stores, this.#filter);
  }

  beat(now: number): void {
    if (this.#hasRoom()) this.#event("beat", { asOf: now }, null);
  }

  end(): void {
    const controller = this.#controller;
    this.#over();
    controller?.close();
  }

  /** Versions count within one store only, and a listener may have left off in it. */
  #notice({ events, mode }: ConsoleStores): void {
    if (this.#events === events) return;
    const resume = this.#events === null ? this.#resumeFrom : null;
    this.#events = events;
    this.#told = null;
    // A sample is replaced by another one that counts from the start again.
    this.#since = mode === "live" && resume?.mode === "live" ? resume.version : null;
  }

  async #tellAttempts(stores: ConsoleStores, filter: AttemptFilter): Promise<void> {
    const second = Math.floor(stores.now / SECOND_MS);
    if (second !== this.#sent.second) this.#sent = { second, attempts: 0 };
    if (this.#sent.attempts >= MOST_ATTEMPTS) {
      this.behind = true;
      return;
    }
    const query = { since: this.#since, filter, limit: MOST_ATTEMPTS };
    const { version, body } = await readLiveAttempts(stores, query);
    this.#since = version;
    const { fresh, attempts, gone, leftOut } = body;
    if (!fresh && attempts.length + gone.length + leftOut === 0) return;
    this.#sent.attempts += attempts.length;
    this.#event("attempts", body satisfies LiveAttempts, eventId(stores, String(version)));
  }

  #event(name: string, data: unknown, id: string | null): void {
    const head = id === null ? "" : `id: ${id}\n`;
    this.#send(`${head}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  #send(text: string): void {
    this.#controller?.enqueue(this.#encoder.encode(text));
  }

  #hasRoom(): boolean {
    return (this.#controller?.desiredSize ?? 0) > 0;
  }

  #over(): void {
    if (this.#controller === null) return;
    this.#controller = null;
    this.#onEnd();
  }
}

function eventId({ mode }: ConsoleStores, version: string): string {
  return `${mode}-${version}`;
}

/** `null` for anything that is not an id of ours: then the listener starts anew. */
function parseEventId(id: string): { mode: string; version: number } | null {
  const match = /^(live|sample)-(\d{1,15})$/.exec(id);
  return match === null ? null : { mode: match[1] ?? "", version: Number(match[2]) };
}
