import { eq } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { twoFactors } from "@/db/schema/control";

/** The second factor of a person, with its secret as better-auth sealed it; `null`: none was begun. */
export function findUserTwoFactor(db: ControlTx, userId: string) {
  return db.select().from(twoFactors).where(eq(twoFactors.userId, userId)).get() ?? null;
}
