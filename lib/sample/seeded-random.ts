/** Chance that can be repeated: the same seed gives the same draws on every machine. */
export type Random = {
  /** Uniform in [0, 1). */
  next(): number;
  between(from: number, to: number): number;
  /** A whole number in [from, to]. */
  whole(from: number, to: number): number;
  happens(probability: number): boolean;
  pick<T>(items: readonly [T, ...T[]]): T;
  /** One of `items`, in proportion to its weight. */
  weighted<T extends { readonly weight: number }>(items: readonly [T, ...T[]]): T;
  /** Most values near `median`, a long tail above it: how latencies are distributed. */
  lognormal(median: number, sigma: number): number;
  /** Time until the next of events that happen independently. */
  exponential(mean: number): number;
  hex(digits: number): string;
  uuid(): string;
};

/** mulberry32: 32 bits of state, enough for a sample and small enough to read. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  function hex(digits: number): string {
    let text = "";
    while (text.length < digits) {
      text += Math.floor(next() * 4_294_967_296)
        .toString(16)
        .padStart(8, "0");
    }
    return text.slice(0, digits);
  }

  return {
    next,
    between: (from, to) => from + next() * (to - from),
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    happens: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)] ?? items[0],
    weighted: (items) => {
      let left = next() * items.reduce((sum, item) => sum + item.weight, 0);
      for (const item of items) {
        left -= item.weight;
        if (left < 0) return item;
      }
      return items[0];
    },
    lognormal: (median, sigma) => median * Math.exp(sigma * normal(next(), next())),
    exponential: (mean) => -mean * Math.log(1 - next()),
    hex,
    uuid: () => {
      const h = hex(32);
      return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-a${h.slice(17, 20)}-${h.slice(20)}`;
    },
  };
}

/** A seed for one part of the sample, so that a change in one part leaves the others as they were. */
export function seedFor(seed: number, part: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (const char of part) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}

/** Box–Muller: two uniform draws make one from the bell curve. */
function normal(u: number, v: number): number {
  return Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * v);
}
