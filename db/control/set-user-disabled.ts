import { eq } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { users } from "@/db/schema/control";
import type { EpochMs } from "@/lib/core/time/range";

/** Lets a person in no more, or again. Sessions are ended with `endUserSessions`. */
export function setUserDisabled(
  db: ControlTx,
  userId: string,
  disabled: boolean,
  now: EpochMs,
): void {
  db.update(users)
    .set({ disabledAt: disabled ? now : null, updatedAt: new Date(now) })
    .where(eq(users.id, userId))
    .run();
}
