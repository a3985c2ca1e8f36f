import { and, eq, gt, ne } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { userSessions, verifications } from "@/db/schema/control";
import type { EpochMs } from "@/lib/core/time/range";

export type EndedSessions = {
  readonly userId: string;
  /** `all`, one by its id, or all but one. */
  readonly which: "all" | { readonly id: string } | { readonly not: string };
};

/**
 * Ends sessions of a person: their cookies are good for nothing from now on. Where it is not one only, sign-ins
 * that are half done end too. How many sessions were still good.
 */
export function endUserSessions(
  db: ControlTx,
  { userId, which }: EndedSessions,
  now: EpochMs,
): number {
  const theirs = eq(userSessions.userId, userId);
  const meant =
    which === "all"
      ? theirs
      : and(theirs, "id" in which ? eq(userSessions.id, which.id) : ne(userSessions.id, which.not));
  const good = db
    .select({ id: userSessions.id })
    .from(userSessions)
    .where(and(meant, gt(userSessions.expiresAt, new Date(now))))
    .all().length;
  db.delete(userSessions).where(meant).run();
  // Whoever gave the password and not the code yet has to begin again.
  if (which === "all" || "not" in which) {
    db.delete(verifications).where(eq(verifications.value, userId)).run();
  }
  return good;
}
