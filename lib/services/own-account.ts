import { findUser, type UserRow } from "@/db/control/find-user";
import { isPassword } from "@/lib/auth/password-hash";
import type { Principal } from "@/lib/core/access/principal";
import type { AccountStores } from "./account-stores";
import { audited } from "./audited";
import { passwordTurn } from "./password-turn";
import { ServiceError } from "./service-error";
import { admitAttempt, forgiveAttempt } from "./sign-in-guard";

/** Somebody by a session of ours: only then there is an account that they can change. */
export type OwnAccount = {
  readonly principal: Extract<Principal, { kind: "person" }>;
  readonly sessionId: string;
  readonly user: UserRow;
};

/** Everybody may do with their own account what they like, and nobody else by it. Throws `unauthenticated`, `forbidden`. */
export function ownAccount({ principal, control }: AccountStores): OwnAccount {
  if (principal.kind === "nobody") throw new ServiceError("unauthenticated", "Sign in first.");
  const user = principal.kind === "person" ? findUser(control, { id: principal.id }) : null;
  if (principal.kind !== "person" || principal.sessionId === null || user === null) {
    throw new ServiceError(
      "forbidden",
      "Only people who signed in here have an account to change: not tokens, not who comes through a proxy, not people of the sample.",
    );
  }
  return { principal, sessionId: principal.sessionId, user };
}

/**
 * The password once more, before what a stolen session must not do. Wrong ones count like those of a sign-in.
 * Throws `wrong_credentials`, `too_many_attempts`, `too_busy`.
 */
export async function provePasswordAgain(
  stores: AccountStores,
  { user }: OwnAccount,
  password: string,
): Promise<void> {
  admitAttempt(stores, user.email);
  const forgive = () => audited(stores, (tx) => forgiveAttempt(tx, stores, user.email, "one"));
  if (await passwordTurn(isPassword(password, user.passwordHash), forgive)) return forgive();
  audited(stores, (_, note) =>
    note({ action: "sign_in.failed", subject: user.email, after: { by: "password again" } }),
  );
  throw new ServiceError("wrong_credentials", "The password is wrong.");
}
