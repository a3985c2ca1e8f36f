import { eq } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { userSessions } from "@/db/schema/control";
import { sessionEnd } from "@/lib/core/access/session-life";
import type { EpochMs } from "@/lib/core/time/range";

/** Notes that a session was used, which prolongs it. */
export function prolongUserSession(
  db: ControlTx,
  { id, createdAt }: { readonly id: string; readonly createdAt: EpochMs },
  now: EpochMs,
): void {
  db.update(userSessions)
    .set({ updatedAt: new Date(now), expiresAt: new Date(sessionEnd(createdAt, now)) })
    .where(eq(userSessions.id, id))
    .run();
}
