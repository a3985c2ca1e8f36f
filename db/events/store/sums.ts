import { type Histogram, mergeHistograms } from "@/lib/core/rollup/histogram";
import { readHistogram, writeHistogram } from "@/lib/core/rollup/histogram-codec";
import { VarintReader, VarintWriter } from "@/lib/core/rollup/varint";

/** What is counted besides attempts, in the order in which it is stored. */
export const COUNTERS = [
  "rated",
  "requestId",
  "sessionId",
  "provider",
  "modelId",
  "status",
  "region",
  "key",
] as const;
export const COUNTER_COUNT = COUNTERS.length;

/** Sums of the attempts of one outcome. The latency count is the count of the histogram. */
export type Sums = {
  readonly outcome: number;
  readonly attempts: number;
  /** Aligned with {@link COUNTERS}. */
  readonly counters: readonly number[];
  readonly latencySumMs: number;
  readonly latency: Histogram;
};

/**
 * A bit of the mask: how many bytes the latencies take stands before them, so that who only counts can
 * step over them. Rows that were written before that was so lack it, until they change.
 */
export const SIZED = 1 << COUNTER_COUNT;

const WRITER = new VarintWriter();
const LATENCY = new VarintWriter();

/**
 * Sums as they are stored: in the order of their outcomes, so that equal sums are equal bytes. Counters
 * that equal `attempts`, which most do, are left out; a mask says which are not.
 */
export function encodeSums(all: readonly Sums[]): Uint8Array {
  for (const sums of all) {
    let mask = SIZED;
    for (let index = 0; index < COUNTER_COUNT; index++) {
      if (sums.counters[index] !== sums.attempts) mask |= 1 << index;
    }
    WRITER.write(sums.outcome);
    WRITER.write(sums.attempts);
    WRITER.write(mask);
    for (let index = 0; index < COUNTER_COUNT; index++) {
      if (mask & (1 << index)) WRITER.write(sums.counters[index] as number);
    }
    LATENCY.write(sums.latencySumMs);
    writeHistogram(LATENCY, sums.latency);
    const latency = LATENCY.take();
    WRITER.write(latency.length);
    WRITER.append(latency);
  }
  return WRITER.take();
}

export function decodeSums(bytes: Uint8Array): Sums[] {
  const reader = new VarintReader(bytes);
  const all: Sums[] = [];
  while (!reader.done) {
    const outcome = reader.read();
    const attempts = reader.read();
    const mask = reader.read();
    const counters: number[] = [];
    for (let index = 0; index < COUNTER_COUNT; index++) {
      counters.push(mask & (1 << index) ? reader.read() : attempts);
    }
    if (mask & SIZED) reader.read();
    const latencySumMs = reader.read();
    all.push({ outcome, attempts, counters, latencySumMs, latency: readHistogram(reader) });
  }
  return all;
}

/**
 * Adds `change`, whose numbers may be negative, to `stored`; both ordered by outcome. Outcomes without
 * attempts are left out. Throws where a sum would become negative: then rows and rollups had parted.
 */
export function applySums(stored: readonly Sums[], change: readonly Sums[]): Sums[] {
  const result: Sums[] = [];
  let i = 0;
  let j = 0;
  while (i < stored.length || j < change.length) {
    const a = stored[i];
    const b = change[j];
    const outcome = Math.min(a?.outcome ?? Infinity, b?.outcome ?? Infinity);
    const left = a?.outcome === outcome ? stored[i++] : undefined;
    const right = b?.outcome === outcome ? change[j++] : undefined;
    const sums = left && right ? add(left, right) : (left ?? right);
    if (sums === undefined || sums.attempts === 0) continue;
    if (sums.attempts < 0 || hasNegative(sums.latency)) {
      throw new Error("The rollups hold less than the rows: run `signalbox rebuild`.");
    }
    result.push(sums);
  }
  return result;
}

function hasNegative({ counts }: Histogram): boolean {
  for (let index = 0; index < counts.length; index++)
    if ((counts[index] as number) < 0) return true;
  return false;
}

function add(a: Sums, b: Sums): Sums {
  return {
    outcome: a.outcome,
    attempts: a.attempts + b.attempts,
    counters: a.counters.map((count, index) => count + (b.counters[index] as number)),
    latencySumMs: a.latencySumMs + b.latencySumMs,
    latency: mergeHistograms(a.latency, b.latency),
  };
}
