import { isAPIError } from "better-auth/api";
import type { Auth } from "./open-auth";
import { peerHeaders } from "./peer-headers";

export type TriedPassword =
  | { readonly state: "wrong" }
  /** Right, and a second factor is asked for: the cookies say whose. */
  | { readonly state: "second_factor"; readonly cookies: readonly string[] }
  /** Right. The session of the token is not alive yet. */
  | { readonly state: "right"; readonly token: string; readonly cookies: readonly string[] };

/** Whether somebody's password is right. Takes as long for an address that nobody has. Throws `NoTurn`. */
export async function tryPassword(
  auth: Auth,
  request: Headers,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<TriedPassword> {
  try {
    const { headers, response } = await auth.api.signInEmail({
      body: { email, password },
      headers: peerHeaders(request),
      returnHeaders: true,
    });
    const cookies = headers.getSetCookie();
    if ("twoFactorRedirect" in response) return { state: "second_factor", cookies };
    return { state: "right", token: response.token, cookies };
  } catch (error) {
    if (isAPIError(error)) return { state: "wrong" };
    throw error;
  }
}
