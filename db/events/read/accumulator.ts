import { outcomeOf } from "@/db/events/store/codes";
import { COUNTER_COUNT, COUNTERS } from "@/db/events/store/sums";
import { BIN_COUNT, binOf, type Histogram, OVERFLOW } from "@/lib/core/rollup/histogram";
import type { Tally } from "@/lib/core/rollup/tally";

/** More than the highest outcome code. */
const OUTCOME_SLOTS = 16;
const RATED = COUNTERS.indexOf("rated");

/** Adds stored sums up. Bins are dense here: merging into them costs one addition each. */
export class Accumulator {
  #attempts = new Float64Array(OUTCOME_SLOTS);
  #rated = new Float64Array(OUTCOME_SLOTS);
  #counters = new Float64Array(COUNTER_COUNT);
  #bins = new Float64Array(BIN_COUNT);
  #latencyCount = 0;
  #latencySumMs = 0;
  #overflow = 0;
  #total = 0;
  /** Bins outside of `#lowest … #highest` are 0. */
  #lowest = BIN_COUNT;
  #highest = -1;

  get empty(): boolean {
    return this.#total === 0;
  }

  /** Adds a rollup row; `admitted` has a bit for each outcome code that counts. See the sums codec. */
  addRow(bytes: Uint8Array, admitted: number): void {
    position = 0;
    while (position < bytes.length) {
      const outcome = readVarint(bytes);
      const attempts = readVarint(bytes);
      const mask = readVarint(bytes);
      const wanted = (admitted & (1 << outcome)) !== 0;
      for (let index = 0; index < COUNTER_COUNT; index++) {
        const count = mask & (1 << index) ? readVarint(bytes) : attempts;
        if (!wanted) continue;
        this.#counters[index] = (this.#counters[index] as number) + count;
        if (index === RATED) this.#rated[outcome] = (this.#rated[outcome] as number) + count;
      }
      const latencySumMs = readVarint(bytes);
      const measured = wanted ? this.#addBins(bytes) : skipBins(bytes);
      const overflow = readVarint(bytes);
      if (!wanted) continue;
      this.#total += attempts;
      this.#attempts[outcome] = (this.#attempts[outcome] as number) + attempts;
      this.#latencySumMs += latencySumMs;
      this.#latencyCount += measured + overflow;
      this.#overflow += overflow;
    }
  }

  /** Adds one attempt; `mask` has a bit for each of `COUNTERS`. */
  addAttempt(outcome: number, mask: number, latencyMs: number | null): void {
    this.#total++;
    this.#attempts[outcome] = (this.#attempts[outcome] as number) + 1;
    for (let index = 0; index < COUNTER_COUNT; index++) {
      if (mask & (1 << index)) this.#counters[index] = (this.#counters[index] as number) + 1;
    }
    if (mask & (1 << RATED)) this.#rated[outcome] = (this.#rated[outcome] as number) + 1;
    if (latencyMs === null) return;
    this.#latencyCount++;
    const bin = binOf(latencyMs);
    if (bin === OVERFLOW) {
      this.#overflow++;
      return;
    }
    this.#latencySumMs += Math.max(0, latencyMs);
    this.#bins[bin] = (this.#bins[bin] as number) + 1;
    this.#reach(bin, bin);
  }

  /** What was added up; nothing is, afterwards. */
  take(): Tally {
    const counters = this.#counters;
    const count = (name: (typeof COUNTERS)[number]) => counters[COUNTERS.indexOf(name)] as number;
    const tally: Tally = {
      attempts: this.#total,
      outcomes: countsByOutcome(this.#attempts),
      rated: countsByOutcome(this.#rated),
      latencyCount: this.#latencyCount,
      latencySumMs: this.#latencySumMs,
      latency: this.#histogram(),
      covered: {
        requestId: count("requestId"),
        sessionId: count("sessionId"),
        provider: count("provider"),
        modelId: count("modelId"),
        status: count("status"),
        latencyMs: this.#latencyCount,
        region: count("region"),
        key: count("key"),
      },
    };
    this.#attempts.fill(0);
    this.#rated.fill(0);
    this.#counters.fill(0);
    this.#bins.fill(0, this.#lowest, this.#highest + 1);
    this.#lowest = BIN_COUNT;
    this.#highest = -1;
    this.#latencyCount = 0;
    this.#latencySumMs = 0;
    this.#overflow = 0;
    this.#total = 0;
    return tally;
  }

  /** Adds the bins at the decoder's position; how many values they hold. */
  #addBins(bytes: Uint8Array): number {
    const length = readVarint(bytes);
    const into = this.#bins;
    let bin = 0;
    let sum = 0;
    for (let index = 0; index < length; index++) {
      const step = readVarint(bytes);
      bin += step >> 1;
      if (index === 0) this.#reach(bin, this.#highest);
      const count = step & 1 ? readVarint(bytes) : 1;
      into[bin] = (into[bin] as number) + count;
      sum += count;
    }
    if (length > 0) this.#reach(this.#lowest, bin);
    return sum;
  }

  #reach(low: number, high: number): void {
    if (low < this.#lowest) this.#lowest = low;
    if (high > this.#highest) this.#highest = high;
  }

  #histogram(): Histogram {
    const bins: number[] = [];
    const counts: number[] = [];
    for (let bin = this.#lowest; bin <= this.#highest; bin++) {
      const count = this.#bins[bin] as number;
      if (count === 0) continue;
      bins.push(bin);
      counts.push(count);
    }
    return { bins, counts, overflow: this.#overflow };
  }
}

/** Attempts with an admitted outcome in a rollup row. */
export function attemptsInRow(bytes: Uint8Array, admitted: number): number {
  position = 0;
  let sum = 0;
  while (position < bytes.length) {
    const outcome = readVarint(bytes);
    const attempts = readVarint(bytes);
    const mask = readVarint(bytes);
    for (let index = 0; index < COUNTER_COUNT; index++) if (mask & (1 << index)) readVarint(bytes);
    readVarint(bytes);
    skipBins(bytes);
    readVarint(bytes);
    if (admitted & (1 << outcome)) sum += attempts;
  }
  return sum;
}

/** Where the decoder stands: a variable of the module, because an object would cost as much as the work. */
let position = 0;

function readVarint(bytes: Uint8Array): number {
  let byte = bytes[position++] as number;
  if (byte < 0x80) return byte;
  let value = byte & 0x7f;
  let scale = 128;
  do {
    byte = bytes[position++] as number;
    value += (byte & 0x7f) * scale;
    scale *= 128;
  } while (byte >= 0x80);
  return value;
}

function skipBins(bytes: Uint8Array): number {
  const length = readVarint(bytes);
  for (let index = 0; index < length; index++) if (readVarint(bytes) & 1) readVarint(bytes);
  return 0;
}

function countsByOutcome(counts: Float64Array): Tally["outcomes"] {
  const outcomes: Tally["outcomes"] = {};
  for (let code = 0; code < OUTCOME_SLOTS; code++) {
    const count = counts[code] as number;
    if (count > 0) outcomes[outcomeOf(code)] = count;
  }
  return outcomes;
}
