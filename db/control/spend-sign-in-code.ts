import { createHmac, randomUUID } from "node:crypto";
import { and, eq, gt, like, lte } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { verifications } from "@/db/schema/control";
import { type EpochMs, MINUTE_MS } from "@/lib/core/time/range";

/** Longer than any code is taken: 30 seconds, and as long before and after. */
const REMEMBERED_MS = 3 * MINUTE_MS;
const PREFIX = "spent-code-";

/**
 * Notes that a code of a second factor was used. False where it was before: whoever looked over a shoulder
 * gets nothing from it.
 *
 * @param key under which the code is remembered, so that the store does not tell it.
 */
export function spendSignInCode(
  db: ControlTx,
  key: Uint8Array,
  { userId, code }: { readonly userId: string; readonly code: string },
  now: EpochMs,
): boolean {
  const mark = createHmac("sha256", key).update(`${userId} ${code}`).digest("base64url");
  const identifier = `${PREFIX}${mark}`;
  const at = new Date(now);
  db.delete(verifications)
    .where(and(like(verifications.identifier, `${PREFIX}%`), lte(verifications.expiresAt, at)))
    .run();
  const spent = db
    .select({ id: verifications.id })
    .from(verifications)
    .where(and(eq(verifications.identifier, identifier), gt(verifications.expiresAt, at)))
    .get();
  if (spent !== undefined) return false;
  db.insert(verifications)
    .values({
      ...{ id: randomUUID(), identifier, value: "" },
      ...{ expiresAt: new Date(now + REMEMBERED_MS), createdAt: at, updatedAt: at },
    })
    .run();
  return true;
}
