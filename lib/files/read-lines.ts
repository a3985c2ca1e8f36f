import { isUtf8 } from "node:buffer";

/** A line of more bytes than this is counted and passed over without being held in memory. */
export const MAX_LINE_BYTES = 1_048_576;

export type RawLine = {
  readonly offset: number;
  /** With its line break. */
  readonly bytes: number;
  /** Without it, so that a line is the same whether its break is there yet or not. */
  readonly ownBytes: number;
  /** Ends with a line break; `false` only for the last one. */
  readonly complete: boolean;
} & ({ readonly text: string } | { readonly text: null; readonly reason: "too_long" | "not_utf8" });

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const BYTE_ORDER_MARK = "\ufeff";

/**
 * Splits bytes into lines, each with the offset at which it starts. Where the bytes are cut into chunks
 * makes no difference. `start` is the offset of the first byte.
 */
export async function* readLines(
  chunks: AsyncIterable<Buffer>,
  start: number,
): AsyncGenerator<RawLine[]> {
  let offset = start;
  let held: Buffer[] = [];
  let heldBytes = 0;

  for await (const chunk of chunks) {
    const lines: RawLine[] = [];
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      hold(chunk.subarray(from, end + 1));
      lines.push(take(true));
      from = end + 1;
    }
    if (from < chunk.length) hold(chunk.subarray(from));
    if (lines.length > 0) yield lines;
  }
  if (heldBytes > 0) yield [take(false)];

  function hold(part: Buffer): void {
    // The first part over the limit is kept, so that the length shows; the rest is only counted.
    if (heldBytes <= MAX_LINE_BYTES) held.push(part);
    heldBytes += part.length;
  }

  function take(complete: boolean): RawLine {
    const at = { offset, bytes: heldBytes, complete };
    offset += heldBytes;
    const parts = held;
    const tooLong = heldBytes > MAX_LINE_BYTES + 2;
    held = [];
    heldBytes = 0;
    if (tooLong) return { ...at, ownBytes: at.bytes, text: null, reason: "too_long" };
    const first = parts[0];
    const line = trimBreak(parts.length === 1 && first ? first : Buffer.concat(parts));
    return { ...at, ownBytes: line.length, ...decode(line) };
  }
}

function trimBreak(line: Buffer): Buffer {
  let end = line.length;
  if (end > 0 && line[end - 1] === LINE_FEED) end--;
  // Also without a line feed: it may be cut off between the two.
  if (end > 0 && line[end - 1] === CARRIAGE_RETURN) end--;
  return line.subarray(0, end);
}

function decode(line: Buffer): { text: string } | { text: null; reason: "not_utf8" } {
  const text = line.toString("utf8");
  // A replacement character may have been written as such: only then are the bytes checked.
  if (text.includes("\ufffd") && !isUtf8(line)) return { text: null, reason: "not_utf8" };
  return { text: text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text };
}
