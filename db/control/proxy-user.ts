import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { userAccounts } from "@/db/schema/control";
import type { EpochMs } from "@/lib/core/time/range";

/** What the account of somebody is called whom a declared proxy let in. */
export const PROXY_PROVIDER = "proxy";

/** Whether this person has come in by the word of a proxy before. */
export function isProxyUser(db: ControlTx, userId: string): boolean {
  const { id, providerId } = userAccounts;
  const found = db
    .select({ id })
    .from(userAccounts)
    .where(and(eq(userAccounts.userId, userId), eq(providerId, PROXY_PROVIDER)))
    .get();
  return found !== undefined;
}

/** Notes down that they have, for who looks at the list of people: a proxy goes by the e-mail address alone. */
export function addProxyUser(db: ControlTx, userId: string, email: string, now: EpochMs): void {
  const at = new Date(now);
  db.insert(userAccounts)
    .values({
      ...{ id: randomUUID(), userId, providerId: PROXY_PROVIDER, accountId: email },
      ...{ createdAt: at, updatedAt: at },
    })
    .run();
}
