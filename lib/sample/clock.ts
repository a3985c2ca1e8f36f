import type { EpochMs } from "@/lib/core/time/range";
import type { SampleEntry, TrueAttempt } from "./true-attempt";

/** Something that takes time: it yields the instant at which it wants to go on. */
export type Process = Generator<EpochMs, void, void>;
/** A part of a process that ends with a result. */
export type Step<T> = Generator<EpochMs, T, void>;

export type Clock = {
  now(): EpochMs;
  start(process: Process, at: EpochMs): void;
  write(text: string): void;
  tell(attempt: TrueAttempt): void;
};

/**
 * Runs processes side by side in simulated time, up to and without `until`. Lines come out in the order
 * in which they are written, so a log is in time order without ever being sorted or held as a whole.
 */
export function* simulate(until: EpochMs, begin: (clock: Clock) => void): Generator<SampleEntry> {
  const waiting = new Queue();
  let now = Number.NEGATIVE_INFINITY;
  let said: SampleEntry[] = [];
  begin({
    now: () => now,
    start: (process, at) => waiting.add(process, at),
    write: (text) => said.push({ kind: "line", text }),
    tell: (attempt) => said.push({ kind: "attempt", attempt }),
  });

  for (let next = waiting.take(); next !== null && next.at < until; next = waiting.take()) {
    now = next.at;
    const step = next.process.next();
    if (!step.done) waiting.add(next.process, Math.max(now, Math.round(step.value)));
    if (said.length > 0) {
      yield* said;
      said = [];
    }
  }
}

type Waiting = { readonly process: Process; readonly at: EpochMs; readonly turn: number };

/** A binary heap; whoever came first goes first at the same instant. */
class Queue {
  #heap: Waiting[] = [];
  #turn = 0;

  add(process: Process, at: EpochMs): void {
    const heap = this.#heap;
    const item = { process, at, turn: this.#turn++ };
    let index = heap.length;
    heap.push(item);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || !isBefore(item, above)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = item;
  }

  take(): Waiting | null {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined) return null;
    if (heap.length > 0) this.#sink(last);
    return first;
  }

  #sink(item: Waiting): void {
    const heap = this.#heap;
    let index = 0;
    for (;;) {
      const left = heap[2 * index + 1];
      const right = heap[2 * index + 2];
      if (left === undefined) break;
      const goesRight = right !== undefined && isBefore(right, left);
      const child = goesRight ? right : left;
      if (!isBefore(child, item)) break;
      heap[index] = child;
      index = 2 * index + (goesRight ? 2 : 1);
    }
    heap[index] = item;
  }
}

function isBefore(a: Waiting, b: Waiting): boolean {
  return a.at < b.at || (a.at === b.at && a.turn < b.turn);
}
