import type { ControlTx } from "@/db/open-control";
import { userAccounts, users } from "@/db/schema/control";
import type { EpochMs } from "@/lib/core/time/range";
import { PASSWORD_PROVIDER } from "./find-user";
import { isOidcProvider } from "./link-user";
import { type GrantRow, listGrants } from "./list-grants";
import { listUserSessions } from "./list-user-sessions";
import { PROXY_PROVIDER } from "./proxy-user";

export type PersonRow = {
  readonly user: typeof users.$inferSelect;
  readonly grants: readonly GrantRow[];
  readonly hasPassword: boolean;
  /** By a provider of single sign-on. */
  readonly isFederated: boolean;
  /** By the word of a declared proxy. */
  readonly isByProxy: boolean;
  readonly sessions: number;
  /** Of the sessions that are still good; `null`: none is. */
  readonly lastSeenAt: EpochMs | null;
};

/** Everybody who has an account, by name. Some dozens of people, so that a read each is cheap. */
export function listPeople(db: ControlTx, now: EpochMs): PersonRow[] {
  const accounts = db
    .select({ userId: userAccounts.userId, providerId: userAccounts.providerId })
    .from(userAccounts)
    .all();
  return db
    .select()
    .from(users)
    .orderBy(users.name, users.email)
    .all()
    .map((user) => {
      const providers = accounts
        .filter(({ userId }) => userId === user.id)
        .map(({ providerId }) => providerId);
      const sessions = listUserSessions(db, user.id, now);
      return {
        user,
        grants: listGrants(db, user.id),
        hasPassword: providers.includes(PASSWORD_PROVIDER),
        isFederated: providers.some(isOidcProvider),
        isByProxy: providers.includes(PROXY_PROVIDER),
        sessions: sessions.length,
        lastSeenAt: sessions[0]?.usedAt.getTime() ?? null,
      };
    });
}
