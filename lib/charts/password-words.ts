import { PASSWORD_LENGTH, type PasswordFault } from "@/lib/core/access/password-fault";

/** Beyond, guessing takes longer than anybody has: 2^60 at 10^10 a second are three years. */
const VERY_STRONG_BITS = 60;

/** How good a password is, in words. @param bits about how many guesses it takes, as a power of two. */
export function passwordWords(fault: PasswordFault | null, bits: number): string {
  switch (fault) {
    case "too_short":
      return `Too short: at least ${PASSWORD_LENGTH.least} characters.`;
    case "too_long":
      return `Too long: at most ${PASSWORD_LENGTH.most} characters.`;
    case "own_email":
      return "This is your e-mail address: anybody would try it.";
    case "too_common":
      return "Too easy to guess: made of what is tried first. Add words that belong to nothing here.";
    case null:
      return bits < VERY_STRONG_BITS ? "Good." : "Very strong.";
  }
}
