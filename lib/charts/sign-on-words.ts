import { SIGN_ON_REFUSALS, type SignOnRefusal } from "@/lib/core/access/sign-on-refusal";

/** Why a single sign-on ended at the sign-in page, as its address says; `null`: it says nothing of ours. */
export function signOnWords(refused: string | null): string | null {
  const known = SIGN_ON_REFUSALS.find((one) => one === refused);
  return known === undefined ? null : WORDS[known];
}

const WORDS: Readonly<Record<SignOnRefusal, string>> = {
  start_again: "It took too long, or another browser began it. Try again.",
  provider: "The provider did not answer, or did not say who you are. Try again.",
  token:
    "What the provider said could not be believed. An administrator has to look at its settings.",
  no_email: "The provider says no e-mail address of you.",
  unverified_email: "The provider has not verified your e-mail address.",
  address_taken:
    "There is an account of your address with a password. Sign in with it, and link single sign-on under My account.",
  no_role:
    "None of your groups has a role here. An administrator can invite you or give one to a group.",
  disabled: "Your account is disabled. An administrator can enable it.",
};
