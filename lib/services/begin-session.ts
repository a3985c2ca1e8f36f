import { beginUserSession } from "@/db/control/begin-user-session";
import { endUserSessions } from "@/db/control/end-user-sessions";
import { findUser } from "@/db/control/find-user";
import { forgetUserSessions } from "@/db/control/forget-user-sessions";
import type { ControlTx } from "@/db/open-control";
import type { AccountStores } from "./account-stores";
import { audited } from "./audited";
import { forgiveAttempt } from "./sign-in-guard";

export type ProvenPerson = {
  readonly userId: string;
  /** Of the session that better-auth made, which is not alive yet. */
  readonly token: string;
  readonly by: "password" | "totp" | "backup_code" | "oidc";
  /** What else must hold in the same transaction. */
  readonly unless?: (tx: ControlTx) => boolean;
};

/**
 * Lets a person in who proved who they are: their session comes to life, and the audit log says so. Another
 * one of the same browser ends by it. False where they were disabled meanwhile, or `unless` held: then the
 * session is gone.
 */
export function beginSession(
  stores: AccountStores,
  { userId, token, by, unless }: ProvenPerson,
): boolean {
  const { principal, now } = stores;
  return audited(stores, (tx, note) => {
    const user = findUser(tx, { id: userId });
    if (user === null || user.disabledAt !== null || unless?.(tx)) return false;
    if (beginUserSession(tx, token, now) === null) return false;
    if (principal.kind === "person" && principal.sessionId !== null) {
      const which = { id: principal.sessionId };
      endUserSessions(tx, { userId: principal.id, which }, now);
    }
    forgiveAttempt(tx, stores, user.email, "all");
    forgetUserSessions(tx, now);
    const actor = { kind: "person", id: user.id, name: user.email } as const;
    note({ action: "sign_in.succeeded", subject: user.email, actor, after: { by } });
    return true;
  });
}
