import {
  PASSWORD_LENGTH,
  type PasswordFault,
  passwordFault,
} from "@/lib/core/access/password-fault";
import { ServiceError } from "./service-error";

const SAID: Record<PasswordFault, string> = {
  too_short: `A password has at least ${PASSWORD_LENGTH.least} characters. Four words that do not belong together are easy to keep.`,
  too_long: `A password has at most ${PASSWORD_LENGTH.most} characters.`,
  own_email: "The e-mail address is the first thing that would be tried.",
  too_common:
    "This is among the first that guessing programs try: common words, rows of keys, years, the own name. Four words that do not belong together are better.",
};

/** Throws `weak_password` where somebody would guess it. */
export function demandGoodPassword(password: string, about: readonly string[]): void {
  const fault = passwordFault(password, about);
  if (fault !== null) throw new ServiceError("weak_password", SAID[fault]);
}
