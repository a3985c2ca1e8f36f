import { findUser } from "@/db/control/find-user";
import { findUserTwoFactor } from "@/db/control/find-user-two-factor";
import { spendSignInCode } from "@/db/control/spend-sign-in-code";
import { unsealByAuth } from "@/lib/auth/sealed-by-auth";
import { secondFactorPerson } from "@/lib/auth/second-factor-person";
import { trySecondFactor } from "@/lib/auth/try-second-factor";
import type { SecondFactorCode, SignInState } from "@/lib/contracts/sign-in";
import { NOBODY } from "@/lib/core/access/principal";
import type { AccountStores } from "./account-stores";
import { audited } from "./audited";
import { beginSession } from "./begin-session";
import { knownBrowserCookie } from "./known-browser";
import { ServiceError } from "./service-error";
import type { WithCookies } from "./with-cookies";

/**
 * POST /api/auth/second-factor. A code is good once. Throws `wrong_credentials`, `unauthenticated` where the
 * password has to be given again, `too_many_attempts`, and `key_lost` where nothing sealed can be opened.
 */
export async function signInSecondFactor(
  stores: AccountStores,
  { kind, code }: SecondFactorCode,
): Promise<WithCookies<SignInState>> {
  const { auth, control, headers, keys, now } = stores;
  const person = await secondFactorPerson(auth, headers);
  if (person !== null) await demandItsKey(stores, person, kind);
  const tried = await trySecondFactor(auth, headers, { kind, code });
  switch (tried.state) {
    case "start_again":
      throw new ServiceError("unauthenticated", "That took too long: give the password again.");
    case "locked":
      noteFailure(stores, person);
      throw new ServiceError(
        "too_many_attempts",
        "Too many codes were wrong. The next one is read in a quarter of an hour.",
        LOCKED_S,
      );
    case "wrong":
      noteFailure(stores, person);
      throw new ServiceError("wrong_credentials", "The code is wrong, or was used before.");
    case "right": {
      const { userId, token } = tried;
      const unless = (tx: Parameters<typeof spendSignInCode>[0]) =>
        !spendSignInCode(tx, keys.blind, { userId, code }, now);
      if (beginSession(stores, { userId, token, by: kind, unless })) {
        const email = findUser(control, { id: userId })?.email ?? "";
        const cookies = [...tried.cookies, knownBrowserCookie(stores, email)];
        return { answer: { state: "in" }, cookies };
      }
      noteFailure(stores, userId);
      throw new ServiceError("wrong_credentials", "The code is wrong, or was used before.");
    }
  }
}

/** No code can be looked at that was sealed with another root secret; better-auth would only fail. */
async function demandItsKey(
  { auth, control }: AccountStores,
  userId: string,
  kind: SecondFactorCode["kind"],
): Promise<void> {
  const factor = findUserTwoFactor(control, userId);
  if (factor === null) return;
  const sealed = kind === "totp" ? factor.secret : factor.backupCodes;
  if ((await unsealByAuth(auth, sealed)) !== null) return;
  throw new ServiceError(
    "key_lost",
    "Your second factor was sealed with another root secret than the one of this server, as after a restore without the file `secret`, so no code can be checked. Ask an administrator to remove it (`npm run signalbox -- user reset-link EMAIL --remove-two-factor` does so on the server), or to put the file `secret` back.",
  );
}

/** As long as better-auth reads no code of a person after ten that were wrong. */
const LOCKED_S = 900;

function noteFailure(stores: AccountStores, userId: string | null): void {
  const user = userId === null ? null : findUser(stores.control, { id: userId });
  if (user === null) return;
  audited({ ...stores, principal: NOBODY }, (_, note) =>
    note({ action: "two_factor.failed", subject: user.email }),
  );
}
