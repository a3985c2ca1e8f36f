import { guessBits } from "./guess-bits";

/** In characters, as people count them. */
export const PASSWORD_LENGTH = { least: 12, most: 256 } as const;

/** Below, a password is made of what guessing programs try first: 2^36 guesses are an hour of theirs. */
const LEAST_BITS = 36;

export type PasswordFault = "too_short" | "too_long" | "own_email" | "too_common";

/**
 * Why a password is not taken; `null`: it is. Length is asked for and not kinds of characters (NIST SP
 * 800-63B, 5.1.1.2); what is common is told without asking anybody.
 *
 * @param about what is known of its owner: the e-mail address, the name.
 */
export function passwordFault(password: string, about: readonly string[]): PasswordFault | null {
  const length = [...password].length;
  if (length < PASSWORD_LENGTH.least) return "too_short";
  if (length > PASSWORD_LENGTH.most) return "too_long";
  const lower = password.toLowerCase();
  if (about.some((text) => text.includes("@") && text.toLowerCase() === lower)) return "own_email";
  return guessBits(password, about) < LEAST_BITS ? "too_common" : null;
}
