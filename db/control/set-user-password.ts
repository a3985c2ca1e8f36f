import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { userAccounts } from "@/db/schema/control";
import type { EpochMs } from "@/lib/core/time/range";
import { PASSWORD_PROVIDER } from "./find-user";

/** Keeps the hash of a person's password instead of the one before, if any. */
export function setUserPassword(
  db: ControlTx,
  userId: string,
  passwordHash: string,
  now: EpochMs,
): void {
  const at = new Date(now);
  const { changes } = db
    .update(userAccounts)
    .set({ password: passwordHash, updatedAt: at })
    .where(and(eq(userAccounts.userId, userId), eq(userAccounts.providerId, PASSWORD_PROVIDER)))
    .run();
  if (changes > 0) return;
  db.insert(userAccounts)
    .values({
      ...{ id: randomUUID(), accountId: userId, providerId: PASSWORD_PROVIDER, userId },
      ...{ password: passwordHash, createdAt: at, updatedAt: at },
    })
    .run();
}
