import { and, eq } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { userAccounts, users } from "@/db/schema/control";

export type UserRow = typeof users.$inferSelect & {
  /** Hash of the password; `null`: has none, and comes in by single sign-on only. */
  readonly passwordHash: string | null;
};

/** The person of an id, or of an e-mail address in whatever letters. */
export function findUser(
  db: ControlTx,
  by: { readonly id: string } | { readonly email: string },
): UserRow | null {
  const condition = "id" in by ? eq(users.id, by.id) : eq(users.email, by.email.toLowerCase());
  const row = db
    .select({ user: users, passwordHash: userAccounts.password })
    .from(users)
    .leftJoin(
      userAccounts,
      and(eq(userAccounts.userId, users.id), eq(userAccounts.providerId, PASSWORD_PROVIDER)),
    )
    .where(condition)
    .get();
  return row === undefined ? null : { ...row.user, passwordHash: row.passwordHash };
}

/** What better-auth calls the account that a password belongs to. */
export const PASSWORD_PROVIDER = "credential";
