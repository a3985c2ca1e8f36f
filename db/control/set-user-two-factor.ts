import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { twoFactors, users } from "@/db/schema/control";
import type { EpochMs } from "@/lib/core/time/range";

/** Keeps the secret of a second factor that is not asked for yet. False where one is asked for already. */
export function beginUserTwoFactor(
  db: ControlTx,
  userId: string,
  sealed: { readonly secret: string; readonly backupCodes: string },
): boolean {
  const before = db.select().from(twoFactors).where(eq(twoFactors.userId, userId)).get();
  if (before?.verified) return false;
  db.delete(twoFactors).where(eq(twoFactors.userId, userId)).run();
  db.insert(twoFactors)
    .values({ id: randomUUID(), userId, verified: false, ...sealed })
    .run();
  return true;
}

/** Asks a person for a second factor from now on, whose secret is there already. */
export function enableUserTwoFactor(db: ControlTx, userId: string, now: EpochMs): void {
  const at = new Date(now);
  db.update(users).set({ twoFactorEnabled: true, updatedAt: at }).where(eq(users.id, userId)).run();
  db.update(twoFactors).set({ verified: true }).where(eq(twoFactors.userId, userId)).run();
}

/** Asks for it no more, and forgets its secret and codes. False where none was asked for. */
export function removeUserTwoFactor(db: ControlTx, userId: string, now: EpochMs): boolean {
  const asked = and(eq(users.id, userId), eq(users.twoFactorEnabled, true));
  db.delete(twoFactors).where(eq(twoFactors.userId, userId)).run();
  const { changes } = db
    .update(users)
    .set({ twoFactorEnabled: false, updatedAt: new Date(now) })
    .where(asked)
    .run();
  return changes > 0;
}

/** Keeps codes for when the second factor is not at hand, sealed. */
export function setUserBackupCodes(db: ControlTx, userId: string, sealed: string): void {
  db.update(twoFactors).set({ backupCodes: sealed }).where(eq(twoFactors.userId, userId)).run();
}
