import { endUserSessions } from "@/db/control/end-user-sessions";
import { findUserTwoFactor } from "@/db/control/find-user-two-factor";
import {
  beginUserTwoFactor,
  enableUserTwoFactor,
  removeUserTwoFactor,
  setUserBackupCodes,
} from "@/db/control/set-user-two-factor";
import { spendSignInCode } from "@/db/control/spend-sign-in-code";
import { newBackupCodes } from "@/lib/auth/backup-codes";
import { sealByAuth, unsealByAuth } from "@/lib/auth/sealed-by-auth";
import { isTotp, newTotpSecret, totpUri } from "@/lib/auth/totp";
import type {
  BackupCodes,
  PasswordAgain,
  TwoFactorBegun,
  TwoFactorProof,
} from "@/lib/contracts/account";
import type { EndedSessions } from "@/lib/contracts/people";
import type { AccountStores } from "./account-stores";
import { audited } from "./audited";
import { ownAccount, provePasswordAgain } from "./own-account";
import { ServiceError } from "./service-error";

/**
 * POST /api/v1/account/two-factor: a secret for an app. Nothing is asked for at a sign-in before
 * `enableTwoFactor` has seen a code made with it.
 */
export async function beginTwoFactor(
  stores: AccountStores,
  { password }: PasswordAgain,
): Promise<TwoFactorBegun> {
  const own = ownAccount(stores);
  await provePasswordAgain(stores, own, password);
  const { id, email } = own.user;
  const secret = newTotpSecret();
  const sealed = { secret: await sealByAuth(stores.auth, secret), backupCodes: "" };
  const begun = audited(stores, (tx) => beginUserTwoFactor(tx, id, sealed));
  if (!begun) throw new ServiceError("conflict", "There is a second factor already.");
  return totpUri(secret, email);
}

/** PUT /api/v1/account/two-factor: from now on a code is asked for. Ends all other sessions. */
export async function enableTwoFactor(
  stores: AccountStores,
  { code }: TwoFactorProof,
): Promise<BackupCodes> {
  const { auth, control, keys, now } = stores;
  const { user, sessionId } = ownAccount(stores);
  const begun = findUserTwoFactor(control, user.id);
  if (begun === null || user.twoFactorEnabled) {
    throw new ServiceError("conflict", "Begin with a new secret: nothing waits for a code.");
  }
  const secret = await unsealByAuth(auth, begun.secret);
  if (secret === null) {
    throw new ServiceError(
      "key_lost",
      "Begin with a new secret: this one was sealed with another key.",
    );
  }
  const backupCodes = newBackupCodes();
  const sealed = await sealByAuth(auth, JSON.stringify(backupCodes));
  const enabled = audited(stores, (tx, note) => {
    const right =
      isTotp(secret, code, now) && spendSignInCode(tx, keys.blind, { userId: user.id, code }, now);
    if (!right) return false;
    setUserBackupCodes(tx, user.id, sealed);
    enableUserTwoFactor(tx, user.id, now);
    const ended = endUserSessions(tx, { userId: user.id, which: { not: sessionId } }, now);
    note({ action: "two_factor.enabled", subject: user.email, after: { ended } });
    return true;
  });
  if (enabled) return { backupCodes };
  throw new ServiceError(
    "wrong_credentials",
    "The code is wrong. Is the clock of the phone right?",
  );
}

/** DELETE /api/v1/account/two-factor: the password alone lets in again. Ends all other sessions. */
export async function disableTwoFactor(
  stores: AccountStores,
  { password }: PasswordAgain,
): Promise<EndedSessions> {
  const { now } = stores;
  const own = ownAccount(stores);
  await provePasswordAgain(stores, own, password);
  const { id, email, twoFactorEnabled } = own.user;
  return audited(stores, (tx, note) => {
    removeUserTwoFactor(tx, id, now);
    if (!twoFactorEnabled) return { ended: 0 };
    const ended = endUserSessions(tx, { userId: id, which: { not: own.sessionId } }, now);
    note({ action: "two_factor.disabled", subject: email, after: { ended } });
    return { ended };
  });
}

/** POST /api/v1/account/backup-codes: new ones; the ones before are good for nothing. */
export async function renewBackupCodes(
  stores: AccountStores,
  { password }: PasswordAgain,
): Promise<BackupCodes> {
  const own = ownAccount(stores);
  await provePasswordAgain(stores, own, password);
  const { id, email, twoFactorEnabled } = own.user;
  if (!twoFactorEnabled) throw new ServiceError("conflict", "There is no second factor.");
  const backupCodes = newBackupCodes();
  const sealed = await sealByAuth(stores.auth, JSON.stringify(backupCodes));
  audited(stores, (tx, note) => {
    setUserBackupCodes(tx, id, sealed);
    note({ action: "two_factor.new_codes", subject: email });
  });
  return { backupCodes };
}
