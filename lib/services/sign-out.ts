import { endUserSessions } from "@/db/control/end-user-sessions";
import { endCookies } from "@/lib/auth/end-cookies";
import type { SignedOut } from "@/lib/contracts/sign-in";
import type { AccountStores } from "./account-stores";
import { audited } from "./audited";
import type { WithCookies } from "./with-cookies";

/** POST /api/auth/sign-out: the session is gone, so that a copy of its cookie is good for nothing either. */
export async function signOut(stores: AccountStores): Promise<WithCookies<SignedOut>> {
  const { principal, now } = stores;
  if (principal.kind === "person" && principal.sessionId !== null) {
    const which = { id: principal.sessionId };
    audited(stores, (tx, note) => {
      endUserSessions(tx, { userId: principal.id, which }, now);
      note({ action: "sign_out", subject: principal.email });
    });
  }
  return { answer: { state: "out" }, cookies: await endCookies(stores.auth) };
}
