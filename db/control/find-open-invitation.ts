import { and, desc, eq, gt, isNull } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { entryLinks } from "@/db/schema/control";
import type { Grant } from "@/lib/core/access/principal";
import type { EpochMs } from "@/lib/core/time/range";

export type OpenInvitation = { readonly id: number; readonly grants: readonly Grant[] };

/** The invitation of an address that is still good: whoever has proven that address may take it. */
export function findOpenInvitation(
  db: ControlTx,
  email: string,
  now: EpochMs,
): OpenInvitation | null {
  const found = db
    .select({ id: entryLinks.id, grants: entryLinks.grants })
    .from(entryLinks)
    .where(
      and(
        eq(entryLinks.kind, "invitation"),
        eq(entryLinks.email, email.toLowerCase()),
        isNull(entryLinks.usedAt),
        isNull(entryLinks.withdrawnAt),
        gt(entryLinks.expiresAt, now),
      ),
    )
    .orderBy(desc(entryLinks.id))
    .get();
  return found === undefined ? null : { id: found.id, grants: (found.grants ?? []) as Grant[] };
}
