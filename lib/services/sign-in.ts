import { findUser } from "@/db/control/find-user";
import type { ControlTx } from "@/db/open-control";
import { isPassword } from "@/lib/auth/password-hash";
import { type TriedPassword, tryPassword } from "@/lib/auth/try-password";
import type { SignIn, SignInState } from "@/lib/contracts/sign-in";
import { NOBODY } from "@/lib/core/access/principal";
import type { AccountStores } from "./account-stores";
import { audited } from "./audited";
import { beginSession } from "./begin-session";
import { knownBrowserCookie } from "./known-browser";
import { passwordTurn } from "./password-turn";
import { ServiceError } from "./service-error";
import { admitAttempt, forgiveAttempt } from "./sign-in-guard";
import type { WithCookies } from "./with-cookies";

/**
 * POST /api/auth/sign-in. Throws `wrong_credentials`, `too_many_attempts` and `too_busy`, with the same words and after
 * the same time whether there is no such account, it is disabled, or the password is wrong.
 */
export async function signIn(
  stores: AccountStores,
  { email: typed, password }: SignIn,
): Promise<WithCookies<SignInState>> {
  const email = typed.toLowerCase();
  admitAttempt(unproven(stores), email);
  const user = findUser(stores.control, { email });
  const mayEnter = user !== null && user.disabledAt === null;
  const tried = await passwordTurn(
    mayEnter ? tryIt(stores, email, password) : refuseSlowly(password),
    // It was not looked at, so it does not count.
    () => audited(stores, (tx) => forgiveAttempt(tx, stores, email, "one")),
  );
  switch (tried.state) {
    case "wrong":
      return refuse(stores, email);
    case "second_factor":
      audited(stores, (tx) => forgiveAttempt(tx, stores, email, "one"));
      return { answer: { state: "second_factor" }, cookies: tried.cookies };
    case "right": {
      const userId = user?.id ?? "";
      // Another one may have been set while this one was proven.
      const unless = (tx: ControlTx) =>
        findUser(tx, { email })?.passwordHash !== user?.passwordHash;
      const proven = { userId, token: tried.token, by: "password", unless } as const;
      const begun = beginSession(stores, proven);
      if (!begun) return refuse(stores, email);
      const cookies = [...tried.cookies, knownBrowserCookie(stores, email)];
      return { answer: { state: "in" }, cookies };
    }
  }
}

function tryIt({ auth, headers }: AccountStores, email: string, password: string) {
  return tryPassword(auth, headers, { email, password });
}

/** Nobody learns from the time that it takes whether there is such an account. */
async function refuseSlowly(password: string): Promise<TriedPassword> {
  await isPassword(password, null);
  return { state: "wrong" };
}

/** Whoever tries is nobody yet, also where the browser is somebody's already. */
function unproven(stores: AccountStores): AccountStores {
  return { ...stores, principal: NOBODY };
}

function refuse(stores: AccountStores, email: string): never {
  audited(unproven(stores), (_, note) => note({ action: "sign_in.failed", subject: email }));
  throw new ServiceError("wrong_credentials", "E-mail address or password is wrong.");
}
