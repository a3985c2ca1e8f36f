import { VarintReader, VarintWriter } from "@/lib/core/rollup/varint";
import { MINUTE_MS } from "@/lib/core/time/range";

/** Requests of one kind, with what was counted in them. */
export type RequestCounts = { requests: number; skips: number; coalesced: number };

/** The finest level of the sums. Its buckets tell minutes apart: ten rows would cost ten times as much. */
export const MINUTES_LEVEL = 10 * MINUTE_MS;
const MINUTES = 10;

/** What is counted in a bucket of `MINUTES_LEVEL`: a kind in a minute of it. Elsewhere it is the kind. */
export function minuteKey(kind: number, minute: number): number {
  return kind * MINUTES + minute;
}

export function kindOfKey(key: number): number {
  return Math.floor(key / MINUTES);
}

const WRITER = new VarintWriter();

/** Counts as they are stored: in the order of their keys, so that equal counts are equal bytes. */
export function encodeCounts(counts: ReadonlyMap<number, RequestCounts>): Uint8Array {
  let before = 0;
  for (const key of [...counts.keys()].sort((a, b) => a - b)) {
    const { requests, skips, coalesced } = counts.get(key) as RequestCounts;
    const more = skips > 0 || coalesced > 0;
    WRITER.write(key - before);
    WRITER.write(2 * requests + (more ? 1 : 0));
    if (more) {
      WRITER.write(skips);
      WRITER.write(coalesced);
    }
    before = key;
  }
  return WRITER.take();
}

export type CountVisitor = (
  key: number,
  requests: number,
  skips: number,
  coalesced: number,
) => void;

/** Calls `visit` for each key, in their order. */
export function eachCount(bytes: Uint8Array, visit: CountVisitor): void {
  const reader = new VarintReader(bytes);
  let key = 0;
  while (!reader.done) {
    key += reader.read();
    const count = reader.read();
    if (count % 2 === 0) visit(key, count / 2, 0, 0);
    else visit(key, (count - 1) / 2, reader.read(), reader.read());
  }
}

/** The same by kind, of a bucket of a level; `minute`: of the bucket, where its level tells them apart. */
export function eachKind(
  level: number,
  bytes: Uint8Array,
  visit: (kind: number, minute: number, ...counts: [number, number, number]) => void,
): void {
  if (level !== MINUTES_LEVEL) {
    eachCount(bytes, (kind, ...counts) => visit(kind, 0, ...counts));
    return;
  }
  eachCount(bytes, (key, ...counts) => visit(kindOfKey(key), key % MINUTES, ...counts));
}

/** Adds numbers, which may be negative, to what is stored. Throws where a count would become negative. */
export function applyCounts(
  stored: Uint8Array | null,
  change: ReadonlyMap<number, RequestCounts>,
): Map<number, RequestCounts> {
  const counts = new Map<number, RequestCounts>();
  if (stored !== null) {
    eachCount(stored, (key, requests, skips, coalesced) =>
      counts.set(key, { requests, skips, coalesced }),
    );
  }
  for (const [key, { requests, skips, coalesced }] of change) {
    const sum = counts.get(key) ?? { requests: 0, skips: 0, coalesced: 0 };
    sum.requests += requests;
    sum.skips += skips;
    sum.coalesced += coalesced;
    if (sum.requests < 0 || sum.skips < 0 || sum.coalesced < 0) {
      throw new Error("The sums hold fewer requests than the rows: run `signalbox rebuild`.");
    }
    if (sum.requests === 0) counts.delete(key);
    else counts.set(key, sum);
  }
  return counts;
}
