import { eq } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { entryLinks } from "@/db/schema/control";
import type { Grant } from "@/lib/core/access/principal";
import type { EpochMs } from "@/lib/core/time/range";
import { entryLinkHash } from "./make-entry-link";

export type EntryLinkRow = Omit<typeof entryLinks.$inferSelect, "grants"> & {
  readonly grants: readonly Grant[] | null;
};

/**
 * The link of a secret, if it is good now. Found by the hash of what was sent, so how long the search takes
 * says nothing about any secret.
 */
export function findEntryLink(db: ControlTx, secret: string, now: EpochMs): EntryLinkRow | null {
  const link = db
    .select()
    .from(entryLinks)
    .where(eq(entryLinks.hash, entryLinkHash(secret)))
    .get();
  if (link === undefined || link.usedAt !== null || link.withdrawnAt !== null) return null;
  return link.expiresAt <= now ? null : { ...link, grants: link.grants as Grant[] | null };
}
