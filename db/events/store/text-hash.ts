import { DAY_MS, type EpochMs } from "@/lib/core/time/range";

/** 48 bits of a hash of `text`. Not against attackers: whoever finds something by it compares the text. */
export function hashText(text: string, seed = 0): number {
  let a = 0x9e3779b9 ^ seed;
  let b = 0x41c6ce57 + seed;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 0x85ebca77);
    b = Math.imul(b ^ unit, 0x165667b1);
  }
  a = Math.imul(a ^ (a >>> 15), 0x2c1b3c6d) ^ Math.imul(b ^ (b >>> 13), 0x297a2d39);
  b = Math.imul(b ^ (b >>> 16), 0x846ca68b) ^ Math.imul(a ^ (a >>> 12), 0x3ad8025f);
  return (b & 0xffff) * 2 ** 32 + (a >>> 0);
}

/** `other`: any other id of a request, such as that of one of its calls. */
export type LookupKind = "request" | "session" | "trace" | "group" | "other";

/**
 * The row of a day's lookup table for an id at a time: the quarter of the day, a hash of the id, and
 * the millisecond of the quarter. One whole number without any column is the smallest index that SQLite
 * has, and by quarters a batch writes to a part of the table only. Whoever finds a key reads the rows of
 * that millisecond and compares the full id.
 */
export function lookupKey(kind: LookupKind, id: string, at: EpochMs): number {
  const ofDay = at % DAY_MS;
  return startOf(hashOf(kind, id), Math.floor(ofDay / QUARTER_MS)) + (ofDay % QUARTER_MS);
}

/** Keys of an id lie in `start <= key < end`, of which each stands for `start + (at - from)`. */
export type LookupRange = { readonly start: number; readonly end: number; readonly from: EpochMs };

/** Where the keys of an id are in the lookup table of a day. */
export function lookupRanges(kind: LookupKind, id: string, day: number): LookupRange[] {
  const hash = hashOf(kind, id);
  return [0, 1, 2, 3].map((quarter) => {
    const start = startOf(hash, quarter);
    return { start, end: start + STEP, from: day * DAY_MS + quarter * QUARTER_MS };
  });
}

const QUARTER_MS = DAY_MS / 4;
/** More than the milliseconds of a quarter; with 4 quarters and the hashes below 2^53. */
const STEP = 2 ** 25;
/** How many keys an id has in a quarter of a day. */
export const LOOKUP_STEP: number = STEP;
const HASHES = 2 ** 26;

/** Stored: never change. */
const SEEDS: Record<LookupKind, number> = {
  request: 1,
  session: 2,
  trace: 3,
  group: 4,
  other: 5,
};

function hashOf(kind: LookupKind, id: string): number {
  return hashText(id, SEEDS[kind]) % HASHES;
}

function startOf(hash: number, quarter: number): number {
  return (quarter * HASHES + hash) * STEP;
}
