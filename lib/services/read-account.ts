import { findUserTwoFactor } from "@/db/control/find-user-two-factor";
import { isLinkedUser } from "@/db/control/link-user";
import { listUserSessions } from "@/db/control/list-user-sessions";
import { unsealByAuth } from "@/lib/auth/sealed-by-auth";
import type { Account } from "@/lib/contracts/account";
import type { AccountStores } from "./account-stores";
import { type OwnAccount, ownAccount } from "./own-account";

/** GET /api/v1/account: one's own account and sessions. */
export async function readAccount(stores: AccountStores): Promise<Account> {
  const own = ownAccount(stores);
  const { id, name, email, passwordHash, twoFactorEnabled } = own.user;
  return {
    ...{ id, name, email, twoFactor: twoFactorEnabled },
    ...{ hasPassword: passwordHash !== null, hasSignOn: isLinkedUser(stores.control, id) },
    backupCodesLeft: twoFactorEnabled ? await codesLeft(stores, own) : null,
    sessions: listUserSessions(stores.control, id, stores.now).map((session) => ({
      ...{ id: session.id, current: session.id === own.sessionId },
      ...{ address: session.address || null, userAgent: session.userAgent || null },
      createdAt: session.createdAt.getTime(),
      usedAt: session.usedAt.getTime(),
      expiresAt: session.expiresAt.getTime(),
    })),
  };
}

async function codesLeft({ auth, control }: AccountStores, { user }: OwnAccount): Promise<number> {
  const factor = findUserTwoFactor(control, user.id);
  if (factor === null) return 0;
  // Sealed with another secret, as after a restore without it, none of them is good any more.
  const text = await unsealByAuth(auth, factor.backupCodes);
  const codes: unknown = JSON.parse(text ?? "[]");
  return Array.isArray(codes) ? codes.length : 0;
}
