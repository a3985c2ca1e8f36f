import { createHash, randomInt } from "node:crypto";
import { crc32 } from "node:zlib";
import type { TokenRole } from "@/lib/core/push/token-role";

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** 214 bits. */
const RANDOM_DIGITS = 36;
const CHECK_DIGITS = 6;
const SHAPE = new RegExp(`^sbx_[a-z][0-9A-Za-z]{${RANDOM_DIGITS + CHECK_DIGITS}}$`);

/**
 * A new secret: `sbx_`, the first letter of the role, 36 random letters and digits, and 6 of a check sum
 * over what stands before, by which scanners for leaked secrets tell it from other text.
 */
export function newTokenSecret(role: TokenRole): string {
  const random = Array.from({ length: RANDOM_DIGITS }, () => DIGITS[randomInt(DIGITS.length)]);
  const body = `sbx_${role.charAt(0)}${random.join("")}`;
  return body + checkSum(body);
}

/** False for what cannot be a token of ours: then there is nothing to look up. */
export function isTokenSecret(text: string): boolean {
  return SHAPE.test(text) && checkSum(text.slice(0, -CHECK_DIGITS)) === text.slice(-CHECK_DIGITS);
}

/** What is stored of a secret. It is random and long, so one round is enough. */
export function hashTokenSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

function checkSum(text: string): string {
  let rest = crc32(text);
  let digits = "";
  for (let index = 0; index < CHECK_DIGITS; index++) {
    digits = DIGITS[rest % DIGITS.length] + digits;
    rest = Math.floor(rest / DIGITS.length);
  }
  return digits;
}
