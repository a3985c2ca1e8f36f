import { COUNTER_COUNT, type Sums } from "@/db/events/store/sums";
import {
  BIN_COUNT,
  binOf,
  type Histogram,
  LATENCY_LIMIT_MS,
  OVERFLOW,
} from "@/lib/core/rollup/histogram";

/**
 * What is counted of an attempt, in one number: latency, minute of its ten, and a bit for each of
 * `COUNTERS`. Numbers in a list cost a batch next to nothing, objects would be half of its work.
 */
export type Item = number;

const MASKS = 1 << COUNTER_COUNT;
const MINUTES = 16;
const REST = MASKS * MINUTES;
const UNMEASURED = 0;
/** Latencies follow from here. */
const ZERO_MS = 1;
/** Stands for every latency above the limit. */
const ABOVE_MS = LATENCY_LIMIT_MS + 1;

/** `minute`: 0…9. `latencyMs`: whole ms, or `null` where it was not measured. */
export function itemOf(minute: number, mask: number, latencyMs: number | null): Item {
  const latency =
    latencyMs === null ? UNMEASURED : ZERO_MS + Math.min(Math.max(latencyMs, 0), ABOVE_MS);
  return latency * REST + minute * MASKS + mask;
}

function minuteOf(item: Item): number {
  return (item - Math.floor(item / REST) * REST) >> COUNTER_COUNT;
}

/** Changes to the sums of one outcome. Most hold one attempt or two, so nothing is allocated ahead. */
export class OutcomeDelta {
  readonly added: Item[] = [];
  removed: Item[] | null = null;

  constructor(readonly outcome: number) {}

  push(item: Item, sign: 1 | -1): void {
    if (sign === 1) this.added.push(item);
    else if (this.removed === null) this.removed = [item];
    else this.removed.push(item);
  }

  merge(other: OutcomeDelta): void {
    for (const item of other.added) this.added.push(item);
    if (other.removed !== null) for (const item of other.removed) this.push(item, -1);
  }

  get attempts(): number {
    return this.added.length - (this.removed?.length ?? 0);
  }

  toSums(): Sums {
    SCRATCH.add(this.added, 1);
    if (this.removed !== null) SCRATCH.add(this.removed, -1);
    const { counters, latency, latencySumMs } = SCRATCH.take();
    const { outcome, attempts } = this;
    return { outcome, attempts, counters, latencySumMs, latency };
  }
}

/** Changes to the sums of a bucket and slice, by outcome. */
export type RowDelta = OutcomeDelta[];

/** Adds (`sign` 1) or takes away (-1) one attempt. */
export function countItem(row: RowDelta, outcome: number, item: Item, sign: 1 | -1): void {
  deltaOf(row, outcome).push(item, sign);
}

export function mergeRow(into: RowDelta, from: RowDelta): void {
  for (const delta of from) deltaOf(into, delta.outcome).merge(delta);
}

/** Hands each item of a row, with the minute in which it happened, to `visit`. */
export function eachMinute(
  row: RowDelta,
  visit: (minute: number, outcome: number, item: Item, sign: 1 | -1) => void,
): void {
  for (const { outcome, added, removed } of row) {
    for (const item of added) visit(minuteOf(item), outcome, item, 1);
    for (const item of removed ?? []) visit(minuteOf(item), outcome, item, -1);
  }
}

/** The delta in the order of outcomes, as the sums codec wants it. */
export function rowSums(row: RowDelta): Sums[] {
  if (row.length > 1) row.sort((a, b) => a.outcome - b.outcome);
  return row.map((delta) => delta.toSums());
}

function deltaOf(row: RowDelta, outcome: number): OutcomeDelta {
  for (const delta of row) if (delta.outcome === outcome) return delta;
  const delta = new OutcomeDelta(outcome);
  row.push(delta);
  return delta;
}

/** Counts items by bin and by mask; one for all deltas, because there are very many of them. */
class ItemCounts {
  readonly #byBin = new Int32Array(BIN_COUNT);
  readonly #byMask = new Int32Array(MASKS);
  /** May name a bin twice, where its count was 0 in between. */
  #bins: number[] = [];
  #masks: number[] = [];
  #overflow = 0;
  #latencySumMs = 0;

  add(items: readonly Item[], sign: 1 | -1): void {
    for (const item of items) {
      const latency = Math.floor(item / REST);
      const mask = (item - latency * REST) & (MASKS - 1);
      if (this.#byMask[mask] === 0) this.#masks.push(mask);
      this.#byMask[mask] = (this.#byMask[mask] as number) + sign;
      if (latency !== UNMEASURED) this.#addLatency(latency - ZERO_MS, sign);
    }
  }

  #addLatency(ms: number, sign: 1 | -1): void {
    const bin = binOf(ms);
    if (bin === OVERFLOW) {
      this.#overflow += sign;
      return;
    }
    this.#latencySumMs += sign * ms;
    if (this.#byBin[bin] === 0) this.#bins.push(bin);
    this.#byBin[bin] = (this.#byBin[bin] as number) + sign;
  }

  /** What was counted; nothing is, afterwards. */
  take(): { counters: number[]; latency: Histogram; latencySumMs: number } {
    const latency = this.#histogram();
    const taken = { counters: this.#counters(), latency, latencySumMs: this.#latencySumMs };
    this.#bins = [];
    this.#masks = [];
    this.#overflow = 0;
    this.#latencySumMs = 0;
    return taken;
  }

  #counters(): number[] {
    const counters = [0, 0, 0, 0, 0, 0, 0, 0];
    for (const mask of this.#masks) {
      const count = this.#byMask[mask] as number;
      this.#byMask[mask] = 0;
      for (let index = 0; count !== 0 && index < COUNTER_COUNT; index++) {
        if (mask & (1 << index)) counters[index] = (counters[index] as number) + count;
      }
    }
    return counters;
  }

  #histogram(): Histogram {
    const found = this.#bins;
    if (found.length > 1) found.sort((a, b) => a - b);
    const bins: number[] = [];
    const counts: number[] = [];
    for (const bin of found) {
      const count = this.#byBin[bin] as number;
      this.#byBin[bin] = 0;
      if (count === 0) continue;
      bins.push(bin);
      counts.push(count);
    }
    return { bins, counts, overflow: this.#overflow };
  }
}

const SCRATCH = new ItemCounts();
