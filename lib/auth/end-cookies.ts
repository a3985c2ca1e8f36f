import type { Auth } from "./open-auth";

/** What makes a browser forget the cookies of its session. */
export async function endCookies(auth: Auth): Promise<readonly string[]> {
  const { headers } = await auth.api.signOut({ headers: new Headers(), returnHeaders: true });
  return headers.getSetCookie();
}
