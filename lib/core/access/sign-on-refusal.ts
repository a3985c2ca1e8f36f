/** Why a single sign-on let somebody in no further; stands in the address of the sign-in page. */
export const SIGN_ON_REFUSALS = [
  /** It took too long, was answered before, or another browser began it. */
  "start_again",
  /** The provider could not be asked, or did not prove anybody. */
  "provider",
  /** What the provider said could not be believed: signature, issuer, audience, time or nonce. */
  "token",
  "no_email",
  "unverified_email",
  /** Somebody has an account of that address, and has not said that it is this subject's. */
  "address_taken",
  /** None of their groups has a role here, and nobody gave them one. */
  "no_role",
  "disabled",
] as const;
export type SignOnRefusal = (typeof SIGN_ON_REFUSALS)[number];
