import type { Counted } from "@/db/events/store/attempt-row";
import { COUNTER_COUNT, type Sums } from "@/db/events/store/sums";
import { BIN_COUNT, binOf, type Histogram, OVERFLOW } from "@/lib/core/rollup/histogram";

/** Stands for the bin of an attempt whose latency is unknown, and of one above the top of the bins. */
const UNMEASURED = BIN_COUNT;
const ABOVE = BIN_COUNT + 1;

/** Bin and mask of an attempt in one small number: what a delta keeps of it. */
type Item = number;
const MASKS = 1 << COUNTER_COUNT;

/** Changes to the sums of one outcome. Most hold one attempt or two, so nothing is allocated ahead. */
export class OutcomeDelta {
  latencySumMs = 0;
  readonly added: Item[];
  removed: Item[] | null = null;

  constructor(
    readonly outcome: number,
    first: Item | null,
  ) {
    this.added = first === null ? [] : [first];
  }

  merge(other: OutcomeDelta): void {
    this.latencySumMs += other.latencySumMs;
    for (const item of other.added) this.added.push(item);
    if (other.removed !== null) for (const item of other.removed) this.remove(item);
  }

  remove(item: Item): void {
    if (this.removed === null) this.removed = [item];
    else this.removed.push(item);
  }

  get attempts(): number {
    return this.added.length - (this.removed?.length ?? 0);
  }

  toSums(): Sums {
    SCRATCH.add(this.added, 1);
    if (this.removed !== null) SCRATCH.add(this.removed, -1);
    const { counters, latency } = SCRATCH.take();
    const { outcome, attempts, latencySumMs } = this;
    return { outcome, attempts, counters, latencySumMs, latency };
  }
}

/** Changes to the sums of a bucket and slice, by outcome. */
export type RowDelta = OutcomeDelta[];

/** Adds (`sign` 1) or takes away (-1) one attempt. */
export function countAttempt(row: RowDelta, counted: Counted, sign: 1 | -1): void {
  const { outcome, mask, latencyMs } = counted;
  const bin = latencyMs === null ? UNMEASURED : binOf(latencyMs);
  const item = (bin === OVERFLOW ? ABOVE : bin) * MASKS + mask;
  let delta = find(row, outcome);
  if (delta === undefined) {
    delta = new OutcomeDelta(outcome, sign === 1 ? item : null);
    row.push(delta);
    if (sign === -1) delta.remove(item);
  } else if (sign === 1) delta.added.push(item);
  else delta.remove(item);
  if (latencyMs !== null && bin !== OVERFLOW) delta.latencySumMs += sign * Math.max(0, latencyMs);
}

export function mergeRow(into: RowDelta, from: RowDelta): void {
  for (const delta of from) {
    let target = find(into, delta.outcome);
    if (target === undefined) {
      target = new OutcomeDelta(delta.outcome, null);
      into.push(target);
    }
    target.merge(delta);
  }
}

/** The delta in the order of outcomes, as the sums codec wants it. */
export function rowSums(row: RowDelta): Sums[] {
  if (row.length > 1) row.sort((a, b) => a.outcome - b.outcome);
  return row.map((delta) => delta.toSums());
}

function find(row: RowDelta, outcome: number): OutcomeDelta | undefined {
  for (const delta of row) if (delta.outcome === outcome) return delta;
  return undefined;
}

/** Counts items by bin and by mask; one for all deltas, because there are very many of them. */
class ItemCounts {
  readonly #byBin = new Int32Array(BIN_COUNT + 2);
  readonly #byMask = new Int32Array(MASKS);
  /** May name a bin twice, where its count was 0 in between. */
  #bins: number[] = [];
  #masks: number[] = [];

  add(items: readonly Item[], sign: 1 | -1): void {
    for (const item of items) {
      const mask = item & (MASKS - 1);
      const bin = item >>> COUNTER_COUNT;
      if (this.#byBin[bin] === 0) this.#bins.push(bin);
      if (this.#byMask[mask] === 0) this.#masks.push(mask);
      this.#byBin[bin] = (this.#byBin[bin] as number) + sign;
      this.#byMask[mask] = (this.#byMask[mask] as number) + sign;
    }
  }

  /** What was counted; nothing is, afterwards. */
  take(): { counters: number[]; latency: Histogram } {
    const counters = [0, 0, 0, 0, 0, 0, 0, 0];
    for (const mask of this.#masks) {
      const count = this.#byMask[mask] as number;
      this.#byMask[mask] = 0;
      for (let index = 0; count !== 0 && index < COUNTER_COUNT; index++) {
        if (mask & (1 << index)) counters[index] = (counters[index] as number) + count;
      }
    }
    const found = this.#bins;
    if (found.length > 1) found.sort((a, b) => a - b);
    const bins: number[] = [];
    const counts: number[] = [];
    let overflow = 0;
    for (const bin of found) {
      const count = this.#byBin[bin] as number;
      this.#byBin[bin] = 0;
      if (count === 0 || bin === UNMEASURED) continue;
      if (bin === ABOVE) {
        overflow = count;
        continue;
      }
      bins.push(bin);
      counts.push(count);
    }
    this.#bins = [];
    this.#masks = [];
    return { counters, latency: { bins, counts, overflow } };
  }
}

const SCRATCH = new ItemCounts();
