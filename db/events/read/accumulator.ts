import { outcomeOf } from "@/db/events/store/codes";
import { COUNTER_COUNT, COUNTERS, SIZED } from "@/db/events/store/sums";
import { BIN_COUNT, binOf, type Histogram, OVERFLOW } from "@/lib/core/rollup/histogram";
import type { Tally } from "@/lib/core/rollup/tally";
import type { StoredSums } from "./scan-rollups";

/** More than the highest outcome code. */
const OUTCOME_SLOTS = 16;
const [RATED, REQUEST_ID, SESSION_ID, PROVIDER, MODEL_ID, STATUS, REGION, KEY] = [
  ...COUNTERS.keys(),
] as [number, number, number, number, number, number, number, number];

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
  /** A bit for each outcome code that was added. */
  #seen = 0;
  /** Bins outside of `#lowest … #highest` are 0. */
  #lowest = BIN_COUNT;
  #highest = -1;

  get empty(): boolean {
    return this.#total === 0;
  }

  /**
   * Adds a rollup row; `admitted` has a bit for each outcome code that counts. See the sums codec. Who
   * does not ask for latencies gets none, and pays for none.
   */
  addRow({ bytes, from, to }: StoredSums, admitted: number, latencies: boolean): void {
    position = from;
    while (position < to) {
      const outcome = readVarint(bytes);
      if ((admitted & (1 << outcome)) === 0) {
        skipSums(bytes);
        continue;
      }
      const attempts = readVarint(bytes);
      this.#total += attempts;
      this.#seen |= 1 << outcome;
      this.#attempts[outcome] = (this.#attempts[outcome] as number) + attempts;
      const sized = this.#addCounters(bytes, outcome, attempts);
      if (!latencies) {
        skipLatencies(bytes, sized);
        continue;
      }
      if (sized) readVarint(bytes);
      this.#latencySumMs += readVarint(bytes);
      const measured = this.#addBins(bytes);
      const overflow = readVarint(bytes);
      this.#latencyCount += measured + overflow;
      this.#overflow += overflow;
    }
  }

  /** Whether the latencies say their length. */
  #addCounters(bytes: Uint8Array, outcome: number, attempts: number): boolean {
    const counters = this.#counters;
    const mask = readVarint(bytes);
    for (let index = 0; index < COUNTER_COUNT; index++) {
      const count = mask & (1 << index) ? readVarint(bytes) : attempts;
      counters[index] = (counters[index] as number) + count;
      if (index === RATED) this.#rated[outcome] = (this.#rated[outcome] as number) + count;
    }
    return (mask & SIZED) !== 0;
  }

  /** Adds one attempt; `mask` has a bit for each of `COUNTERS`. */
  addAttempt(outcome: number, mask: number, latencyMs: number | null): void {
    this.#total++;
    this.#seen |= 1 << outcome;
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
    const tally: Tally = {
      attempts: this.#total,
      outcomes: countsByOutcome(this.#attempts, this.#seen),
      rated: countsByOutcome(this.#rated, this.#seen),
      latencyCount: this.#latencyCount,
      latencySumMs: this.#latencySumMs,
      latency: this.#histogram(),
      covered: this.#covered(),
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
    this.#seen = 0;
    return tally;
  }

  #covered(): Tally["covered"] {
    const counters = this.#counters;
    return {
      requestId: counters[REQUEST_ID] as number,
      sessionId: counters[SESSION_ID] as number,
      provider: counters[PROVIDER] as number,
      modelId: counters[MODEL_ID] as number,
      status: counters[STATUS] as number,
      latencyMs: this.#latencyCount,
      region: counters[REGION] as number,
      key: counters[KEY] as number,
    };
  }

  /** Adds the bins at the decoder's position; how many values they hold. */
  #addBins(bytes: Uint8Array): number {
    const length = readVarint(bytes);
    if (length === 0) return 0;
    const into = this.#bins;
    // Most steps and counts take one byte: those are read right here, which halves the time of a panel.
    let at = position;
    let bin = 0;
    let sum = 0;
    for (let index = 0; index < length; index++) {
      let step = bytes[at] as number;
      if (step < 0x80) at++;
      else {
        position = at;
        step = readVarint(bytes);
        at = position;
      }
      bin += step >> 1;
      if (index === 0) this.#reach(bin, this.#highest);
      let count = 1;
      if (step & 1) {
        count = bytes[at] as number;
        if (count < 0x80) at++;
        else {
          position = at;
          count = readVarint(bytes);
          at = position;
        }
      }
      into[bin] = (into[bin] as number) + count;
      sum += count;
    }
    position = at;
    this.#reach(this.#lowest, bin);
    return sum;
  }

  #reach(low: number, high: number): void {
    if (low < this.#lowest) this.#lowest = low;
    if (high > this.#highest) this.#highest = high;
  }

  #histogram(): Histogram {
    const highest = this.#highest;
    const { bins, counts, used: from } = roomFor(highest - this.#lowest + 1);
    const dense = this.#bins;
    let end = from;
    for (let bin = this.#lowest; bin <= highest; bin++) {
      const count = dense[bin] as number;
      if (count === 0) continue;
      bins[end] = bin;
      counts[end++] = count;
    }
    room.used = end;
    const overflow = this.#overflow;
    return { bins: bins.subarray(from, end), counts: counts.subarray(from, end), overflow };
  }
}

/** Histograms of a query lie side by side in a few large arrays: thousands of small ones cost more than the sums. */
const ROOM = 1 << 16;
let room = { bins: new Uint16Array(ROOM), counts: new Float64Array(ROOM), used: 0 };

function roomFor(bins: number): typeof room {
  if (room.used + bins > ROOM) {
    room = { bins: new Uint16Array(ROOM), counts: new Float64Array(ROOM), used: 0 };
  }
  return room;
}

/** Attempts with an admitted outcome in a rollup row. */
export function attemptsInRow({ bytes, from, to }: StoredSums, admitted: number): number {
  position = from;
  let sum = 0;
  while (position < to) {
    const outcome = readVarint(bytes);
    const attempts = skipSums(bytes);
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

/** Passes over what follows an outcome; how many attempts it had. */
function skipSums(bytes: Uint8Array): number {
  const attempts = readVarint(bytes);
  const mask = readVarint(bytes);
  for (let index = 0; index < COUNTER_COUNT; index++) if (mask & (1 << index)) readVarint(bytes);
  skipLatencies(bytes, (mask & SIZED) !== 0);
  return attempts;
}

function skipLatencies(bytes: Uint8Array, sized: boolean): void {
  if (sized) {
    const length = readVarint(bytes);
    position += length;
    return;
  }
  readVarint(bytes);
  const bins = readVarint(bytes);
  for (let index = 0; index < bins; index++) if (readVarint(bytes) & 1) readVarint(bytes);
  readVarint(bytes);
}

function countsByOutcome(counts: Float64Array, seen: number): Tally["outcomes"] {
  const outcomes: Tally["outcomes"] = {};
  for (let code = 0, rest = seen; rest !== 0; code++, rest >>= 1) {
    const count = counts[code] as number;
    if (count > 0) outcomes[outcomeOf(code)] = count;
  }
  return outcomes;
}
