/**
 * Latencies in log bins: mergeable by addition, and a percentile is within 1 % of the exact one.
 *
 * A bin holds the whole milliseconds `low … floor(1.02 × low)`. Bounds are integers, so every machine
 * puts a value into the same bin; up to 49 ms each value has a bin of its own.
 */
export type Histogram = {
  /** Indexes of the bins that are not empty, ascending. */
  readonly bins: ArrayLike<number>;
  /** How many values each of `bins` holds. */
  readonly counts: ArrayLike<number>;
  /** Values above {@link LATENCY_LIMIT_MS}: counted here and in no bin. */
  readonly overflow: number;
};

/** 24 hours. Longer is no latency that anybody waits for, and must not pass for one. */
export const LATENCY_LIMIT_MS = 86_400_000;

export const EMPTY_HISTOGRAM: Histogram = { bins: [], counts: [], overflow: 0 };

/** What {@link binOf} answers for a value above {@link LATENCY_LIMIT_MS}. */
export const OVERFLOW = -1;

/** 0.07 × 100 is 7.000000000000001 in floating point, and yet the 7th value. */
const RANK_ERROR = 1e-6;

/** The smallest value of each bin, and one past the largest value of the last. */
const LOWS = lowerBounds();

/** How many bins there are; indexes are `0 … BIN_COUNT - 1`. */
export const BIN_COUNT = LOWS.length - 1;

const BIN_OF_SMALL = binsBelow(4_096);

/** The bin of a latency in ms, rounded to whole ms; {@link OVERFLOW} above the limit. */
export function binOf(ms: number): number {
  const value = Math.round(ms);
  if (value < BIN_OF_SMALL.length) return value <= 0 ? 0 : (BIN_OF_SMALL[value] as number);
  if (value > LATENCY_LIMIT_MS) return OVERFLOW;
  let low = BIN_OF_SMALL[BIN_OF_SMALL.length - 1] as number;
  let high = BIN_COUNT - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((LOWS[middle] as number) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The value that stands for a bin, in ms: at most 1 % from every value in it. */
export function representativeMs(bin: number): number {
  const low = LOWS[bin] as number;
  const high = (LOWS[bin + 1] as number) - 1;
  return low === high ? low : (2 * low * high) / (low + high);
}

/** A histogram of `values` in ms. */
export function histogramOf(values: Iterable<number>): Histogram {
  const counts = new Map<number, number>();
  for (const value of values) {
    const bin = binOf(value);
    counts.set(bin, (counts.get(bin) ?? 0) + 1);
  }
  const overflow = counts.get(OVERFLOW) ?? 0;
  counts.delete(OVERFLOW);
  const bins = [...counts.keys()].sort((a, b) => a - b);
  return { bins, counts: bins.map((bin) => counts.get(bin) ?? 0), overflow };
}

/** How many values a histogram holds, overflow included. */
export function countOf(histogram: Histogram): number {
  let sum = histogram.overflow;
  for (let index = 0; index < histogram.counts.length; index++) {
    sum += histogram.counts[index] as number;
  }
  return sum;
}

export function mergeHistograms(a: Histogram, b: Histogram): Histogram {
  return combine(a, b, 1);
}

/** Merges many at once: the same as merging one after the other, without a histogram for each step. */
export function sumHistograms(histograms: Iterable<Histogram>): Histogram {
  const dense = new Float64Array(BIN_COUNT);
  let overflow = 0;
  for (const histogram of histograms) {
    for (let index = 0; index < histogram.bins.length; index++) {
      const bin = histogram.bins[index] as number;
      dense[bin] = (dense[bin] as number) + (histogram.counts[index] as number);
    }
    overflow += histogram.overflow;
  }
  const bins: number[] = [];
  const counts: number[] = [];
  for (let bin = 0; bin < BIN_COUNT; bin++) {
    const count = dense[bin] as number;
    if (count === 0) continue;
    bins.push(bin);
    counts.push(count);
  }
  return { bins, counts, overflow };
}

/** Takes `b` out of `a` again: the inverse of {@link mergeHistograms}. */
export function subtractHistogram(a: Histogram, b: Histogram): Histogram {
  return combine(a, b, -1);
}

function combine(a: Histogram, b: Histogram, sign: 1 | -1): Histogram {
  const bins: number[] = [];
  const counts: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.bins.length || j < b.bins.length) {
    const left = a.bins[i] ?? BIN_COUNT;
    const right = b.bins[j] ?? BIN_COUNT;
    const bin = left < right ? left : right;
    let count = 0;
    if (left === bin) count += a.counts[i++] as number;
    if (right === bin) count += sign * (b.counts[j++] as number);
    if (count === 0) continue;
    bins.push(bin);
    counts.push(count);
  }
  return { bins, counts, overflow: a.overflow + sign * b.overflow };
}

/**
 * The nearest-rank percentile in ms, within 1 % of the exact one; `p` is 0…1. Not rounded to whole ms,
 * which alone would cost 1 % of 50 ms. `null` where nothing was measured, and where the rank falls among
 * the values above {@link LATENCY_LIMIT_MS}, of which only the count is known.
 */
export function percentile(histogram: Histogram, p: number): number | null {
  const count = countOf(histogram);
  if (count === 0) return null;
  const rank = Math.max(1, Math.ceil(p * count - RANK_ERROR));
  let seen = 0;
  for (let index = 0; index < histogram.bins.length; index++) {
    seen += histogram.counts[index] as number;
    if (seen >= rank) return representativeMs(histogram.bins[index] as number);
  }
  return null;
}

function lowerBounds(): Float64Array {
  const lows = [0];
  for (let low = 1; low <= LATENCY_LIMIT_MS; low = Math.floor((low * 51) / 50) + 1) lows.push(low);
  lows.push(LATENCY_LIMIT_MS + 1);
  return Float64Array.from(lows);
}

function binsBelow(limit: number): Uint16Array {
  const bins = new Uint16Array(limit);
  let bin = 0;
  for (let value = 0; value < limit; value++) {
    if ((LOWS[bin + 1] as number) <= value) bin++;
    bins[value] = bin;
  }
  return bins;
}
