import { createHmac, randomInt, timingSafeEqual } from "node:crypto";
import { type EpochMs, SECOND_MS } from "@/lib/core/time/range";

const PERIOD_MS = 30 * SECOND_MS;
const DIGITS = 6;
/** Steps before and after in which a code is taken too: clocks differ. */
const TOLERANCE = 1;

/** better-auth takes the characters of a secret as its bytes, so they are what can be typed: 160 bits. */
const SECRET_LENGTH = 32;
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** A new secret, as better-auth keeps it. */
export function newTotpSecret(): string {
  return Array.from({ length: SECRET_LENGTH }, () => BASE32[randomInt(BASE32.length)]).join("");
}

/** What an app is told, to scan or to type in. */
export function totpUri(secret: string, email: string): { uri: string; secret: string } {
  const typed = base32Of(Buffer.from(secret));
  const label = `${encodeURIComponent(ISSUER)}:${encodeURIComponent(email)}`;
  const query = new URLSearchParams({ secret: typed, issuer: ISSUER });
  return { uri: `otpauth://totp/${label}?${query}`, secret: typed };
}

const ISSUER = "Signalbox";

function base32Of(bytes: Uint8Array): string {
  let bits = "";
  for (const byte of bytes) bits += byte.toString(2).padStart(8, "0");
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => BASE32[Number.parseInt(group.padEnd(5, "0"), 2)]).join("");
}

/** Whether a code is right now (RFC 6238: SHA-1, 6 digits, 30 s), as phones reckon it. */
export function isTotp(secret: Uint8Array | string, code: string, now: EpochMs): boolean {
  const step = Math.floor(now / PERIOD_MS);
  const given = Buffer.from(code.padEnd(DIGITS).slice(0, DIGITS + 1));
  let right = false;
  for (let off = -TOLERANCE; off <= TOLERANCE; off++) {
    const wanted = Buffer.from(totpAt(secret, step + off));
    if (given.length === wanted.length && timingSafeEqual(given, wanted)) right = true;
  }
  return right;
}

function totpAt(secret: Uint8Array | string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac("sha1", secret).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 0xf;
  const number = hash.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, "0");
}
