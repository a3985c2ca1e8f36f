import type { Auth } from "./open-auth";
import { peerHeaders } from "./peer-headers";

/** Who gave a password and is asked for a code, by the cookie of that; `null`: nobody. */
export async function secondFactorPerson(auth: Auth, request: Headers): Promise<string | null> {
  const context = await auth.$context;
  const { name } = context.createAuthCookie("two_factor");
  const cookie = peerHeaders(request, [name]).get("cookie");
  const signed = cookie?.slice(cookie.indexOf("=") + 1);
  if (signed === undefined) return null;
  const identifier = decodeURIComponent(signed).replace(/\.[^.]*$/, "");
  const waiting = await context.internalAdapter.findVerificationValue(identifier);
  return waiting?.value ?? null;
}
