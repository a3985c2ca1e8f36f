import { type Arrival, arrivalOf } from "@/db/events/store/arrivals-codec";
import type { AttemptRow } from "@/db/events/store/attempt-row";

/**
 * Rows that one transaction may put into the journal. More than the lines of a batch, so that whoever
 * watches for something rare does not miss it while a reader that has fallen behind catches up.
 */
const MOST_ROWS = 24_576;

/** Rows that came and went since the last flush; of very many only the last ones. */
export class ArrivalBuffer {
  readonly added = new LastRows(MOST_ROWS);
  readonly removed = new LastRows(MOST_ROWS);

  get isEmpty(): boolean {
    return this.added.count === 0 && this.removed.count === 0;
  }

  clear(): void {
    this.added.clear();
    this.removed.clear();
  }
}

class LastRows {
  count = 0;
  #rows: AttemptRow[] = [];

  constructor(private readonly most: number) {}

  push(row: AttemptRow): void {
    this.#rows[this.count++ % this.most] = row;
  }

  get leftOut(): number {
    return Math.max(0, this.count - this.most);
  }

  /** In the order in which they came. */
  held(): Arrival[] {
    const oldest = this.leftOut === 0 ? 0 : this.count % this.most;
    return [...this.#rows.slice(oldest), ...this.#rows.slice(0, oldest)].map(arrivalOf);
  }

  clear(): void {
    this.count = 0;
    this.#rows = [];
  }
}
