import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { userAccounts } from "@/db/schema/control";
import type { EpochMs } from "@/lib/core/time/range";

/** Somebody as a provider of single sign-on names them: for good, whatever their address becomes. */
export type Subject = { readonly issuer: string; readonly subject: string };

const OIDC = "oidc ";

/** The id of the person who comes in as this subject; `null`: nobody does. */
export function findLinkedUser(db: ControlTx, { issuer, subject }: Subject): string | null {
  const found = db
    .select({ userId: userAccounts.userId })
    .from(userAccounts)
    .where(
      and(eq(userAccounts.providerId, providerOf(issuer)), eq(userAccounts.accountId, subject)),
    )
    .get();
  return found?.userId ?? null;
}

/** Whether a person comes in by any provider of single sign-on. */
export function isLinkedUser(db: ControlTx, userId: string): boolean {
  const accounts = db
    .select({ providerId: userAccounts.providerId })
    .from(userAccounts)
    .where(eq(userAccounts.userId, userId))
    .all();
  return accounts.some(({ providerId }) => isOidcProvider(providerId));
}

/** From now on this person comes in as this subject. */
export function linkUser(
  db: ControlTx,
  userId: string,
  { issuer, subject }: Subject,
  now: EpochMs,
): void {
  const at = new Date(now);
  db.insert(userAccounts)
    .values({
      ...{ id: randomUUID(), userId, providerId: providerOf(issuer), accountId: subject },
      ...{ createdAt: at, updatedAt: at },
    })
    .run();
}

/** Whether an account is one that a provider of single sign-on proves. */
export function isOidcProvider(providerId: string): boolean {
  return providerId.startsWith(OIDC);
}

/** Subjects are unique at their issuer only. */
function providerOf(issuer: string): string {
  return `${OIDC}${issuer}`;
}
