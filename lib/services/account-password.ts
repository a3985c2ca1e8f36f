import { endUserSessions } from "@/db/control/end-user-sessions";
import { setUserPassword } from "@/db/control/set-user-password";
import { passwordHash } from "@/lib/auth/password-hash";
import type { PasswordChange } from "@/lib/contracts/account";
import type { EndedSessions } from "@/lib/contracts/people";
import type { AccountStores } from "./account-stores";
import { audited } from "./audited";
import { demandGoodPassword } from "./good-password";
import { ownAccount, provePasswordAgain } from "./own-account";
import { passwordTurn } from "./password-turn";

/** PUT /api/v1/account/password: another password, and the end of all other sessions. */
export async function changePassword(
  stores: AccountStores,
  { current, next }: PasswordChange,
): Promise<EndedSessions> {
  const own = ownAccount(stores);
  const { id, email, name } = own.user;
  await provePasswordAgain(stores, own, current);
  demandGoodPassword(next, [email, name]);
  const hash = await passwordTurn(passwordHash(next));
  return audited(stores, (tx, note) => {
    setUserPassword(tx, id, hash, stores.now);
    const which = { not: own.sessionId };
    const ended = endUserSessions(tx, { userId: id, which }, stores.now);
    note({ action: "password.changed", subject: email, after: { ended } });
    return { ended };
  });
}
