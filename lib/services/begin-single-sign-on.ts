import { beginOidcAttempt } from "@/lib/auth/oidc-attempt";
import { ownPath } from "@/lib/core/access/own-path";
import { refuseSingleSignOn } from "./refuse-single-sign-on";
import {
  beginningOf,
  callbackOf,
  type GoOn,
  type SingleSignOnStores,
} from "./single-sign-on-stores";

/**
 * GET /api/auth/oidc: to the provider's page, with which only this browser can come back.
 *
 * A browser that knows us by another name, such as localhost for 127.0.0.1, would come back without its
 * cookie: it begins again under the address that people use.
 *
 * @param next where somebody wanted to go, as the address says: only paths of ours are kept.
 * @param isMoved it began again already; a proxy may give every request another name.
 */
export async function beginSingleSignOn(
  stores: SingleSignOnStores,
  next: string | null,
  isMoved = false,
): Promise<GoOn> {
  const { oidc, headers, keys, url, now } = stores;
  if (!isMoved && hasOtherName(headers.get("host"), url)) {
    const query = new URLSearchParams({ next: ownPath(next), moved: "1" });
    return { location: `${beginningOf(url)}?${query}`, cookies: [] };
  }
  const { attempt, cookie } = beginOidcAttempt(keys.blind, url, ownPath(next), now);
  try {
    const location = await oidc.address(attempt, callbackOf(url), now);
    return { location, cookies: [cookie] };
  } catch {
    return refuseSingleSignOn(stores, "provider");
  }
}

/** Cookies go by the name alone, whatever the port. */
function hasOtherName(host: string | null, url: string): boolean {
  const here = `http://${host}`;
  return host !== null && URL.canParse(here) && new URL(here).hostname !== new URL(url).hostname;
}
