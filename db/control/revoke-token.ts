import { and, eq, isNull } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { tokens } from "@/db/schema/control";
import type { EpochMs } from "@/lib/core/time/range";

/** Ends a token for good; false where there is none with this id that was still good. */
export function revokeToken(db: ControlTx, id: number, now: EpochMs): boolean {
  const { changes } = db
    .update(tokens)
    .set({ revokedAt: now })
    .where(and(eq(tokens.id, id), isNull(tokens.revokedAt)))
    .run();
  return changes > 0;
}
