/** A UUID as its 16 bytes, anything else as text. */
export type StoredId = string | Uint8Array | null;

const UUID_LENGTH = 36;
const DASH = 0x2d;
const NOT_HEX = 0xff;

/** Value of a lower-case hex digit by its character code. */
const DIGITS = new Uint8Array(128).fill(NOT_HEX);
for (let digit = 0; digit < 16; digit++) DIGITS[digit.toString(16).charCodeAt(0)] = digit;

/** A UUID in its usual lower-case form as 16 bytes, less than half the size; any other id as it is. */
export function encodeId(id: string | null): StoredId {
  if (id === null || id.length !== UUID_LENGTH) return id;
  const bytes = Buffer.allocUnsafe(16);
  let position = 0;
  for (let index = 0; index < UUID_LENGTH; index++) {
    const code = id.charCodeAt(index);
    if (index === 8 || index === 13 || index === 18 || index === 23) {
      if (code !== DASH) return id;
      continue;
    }
    const next = id.charCodeAt(++index);
    const high = code < 128 ? (DIGITS[code] as number) : NOT_HEX;
    const low = next < 128 ? (DIGITS[next] as number) : NOT_HEX;
    if (high === NOT_HEX || low === NOT_HEX) return id;
    bytes[position++] = high * 16 + low;
  }
  return bytes;
}

export function decodeId(stored: StoredId): string | null {
  if (stored === null || typeof stored === "string") return stored;
  const hex = Buffer.from(stored).toString("hex");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join("-");
}
