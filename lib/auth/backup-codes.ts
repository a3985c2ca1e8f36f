import { randomInt } from "node:crypto";

const COUNT = 10;
const HALF_LENGTH = 5;
/** Without those that are taken for others: 0 and o, 1, i and l. */
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

/** Codes for when the second factor is not at hand, each good once: 49 bits each. */
export function newBackupCodes(): string[] {
  return Array.from({ length: COUNT }, () => `${half()}-${half()}`);
}

function half(): string {
  return Array.from({ length: HALF_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join("");
}
