import type { PersonWire } from "@/lib/contracts/people";

const WAYS = { password: "password", oidc: "single sign-on", proxy: "proxy" } as const;

/** How somebody comes in: "password + second factor"; `null`: they have not yet. */
export function signInWords({
  signsInWith,
  twoFactor,
}: Pick<PersonWire, "signsInWith" | "twoFactor">): string | null {
  const ways = signsInWith.map((way) => WAYS[way]);
  if (ways.length === 0) return null;
  return [...ways, ...(twoFactor ? ["second factor"] : [])].join(" + ");
}
