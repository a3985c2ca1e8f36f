import { desc, eq } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { entryLinks } from "@/db/schema/control";
import type { Grant } from "@/lib/core/access/principal";

/** So many are shown: older ones are in the audit log. */
const SHOWN = 100;

/** Invitations, newest first, without what is kept of their secrets. */
export function listEntryLinks(db: ControlTx) {
  return db
    .select({
      id: entryLinks.id,
      email: entryLinks.email,
      grants: entryLinks.grants,
      createdBy: entryLinks.createdBy,
      createdAt: entryLinks.createdAt,
      expiresAt: entryLinks.expiresAt,
      usedAt: entryLinks.usedAt,
      withdrawnAt: entryLinks.withdrawnAt,
    })
    .from(entryLinks)
    .where(eq(entryLinks.kind, "invitation"))
    .orderBy(desc(entryLinks.id))
    .limit(SHOWN)
    .all()
    .map((link) => ({ ...link, grants: (link.grants ?? []) as Grant[] }));
}
