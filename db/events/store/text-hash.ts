import { DAY_MS, type EpochMs } from "@/lib/core/time/range";

/** More than the milliseconds of a day. */
const LOOKUP_STEP = 2 ** 27;
const LOOKUP_HASHES = 2 ** 26;

/** 48 bits of a hash of `text`. Not against attackers: whoever finds something by it compares the text. */
export function hashText(text: string): number {
  let a = 0x9e3779b9;
  let b = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 0x85ebca77);
    b = Math.imul(b ^ unit, 0x165667b1);
  }
  a = Math.imul(a ^ (a >>> 15), 0x2c1b3c6d) ^ Math.imul(b ^ (b >>> 13), 0x297a2d39);
  b = Math.imul(b ^ (b >>> 16), 0x846ca68b) ^ Math.imul(a ^ (a >>> 12), 0x3ad8025f);
  return (b & 0xffff) * 2 ** 32 + (a >>> 0);
}

export type LookupKind = "request" | "session" | "trace" | "group";

/**
 * The row of a day's lookup table for an id at a time: a hash of the id, then the millisecond of the
 * day. One whole number without any column is the smallest index that SQLite has. Whoever finds a key
 * reads the rows of that millisecond and compares the full id.
 */
export function lookupKey(kind: LookupKind, id: string, at: EpochMs): number {
  return lookupStart(kind, id) + (at % DAY_MS);
}

/** Where the keys of an id begin; they end {@link LOOKUP_STEP} further on. */
export function lookupStart(kind: LookupKind, id: string): number {
  return (hashText(`${kind} ${id}`) % LOOKUP_HASHES) * LOOKUP_STEP;
}

export function lookupEnd(start: number): number {
  return start + LOOKUP_STEP;
}
