import { BASE_PATH } from "@/lib/client/base-path";
import { ownPath } from "@/lib/core/access/own-path";

/** Into the console as somebody: loaded anew, so that nothing stays of who looked before. */
export function goOn(next: string | null): void {
  window.location.replace(`${BASE_PATH}${ownPath(next)}`);
}

/** To the door, from where one comes back to this very place. */
export function goToSignIn(): void {
  const { pathname, search, hash } = window.location;
  const path = pathname.startsWith(BASE_PATH) ? pathname.slice(BASE_PATH.length) : pathname;
  if (/^\/(?:sign-in|enter)$/.test(path)) return;
  const next = ownPath(`${path}${search}${hash}`);
  window.location.assign(`${BASE_PATH}/sign-in?next=${encodeURIComponent(next)}`);
}
