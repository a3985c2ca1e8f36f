import { and, eq, isNull } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { entryLinks } from "@/db/schema/control";
import type { EpochMs } from "@/lib/core/time/range";
import type { NewEntryLink } from "./make-entry-link";

/** Notes that a link was used. False where it was used or withdrawn before. */
export function spendEntryLink(db: ControlTx, id: number, now: EpochMs): boolean {
  return (
    db
      .update(entryLinks)
      .set({ usedAt: now })
      .where(and(eq(entryLinks.id, id), isNull(entryLinks.usedAt), isNull(entryLinks.withdrawnAt)))
      .run().changes > 0
  );
}

/** Withdraws the links of a kind that were not used: one by its id, all for an address, or all. How many. */
export function withdrawEntryLinks(
  db: ControlTx,
  kind: NewEntryLink["kind"],
  which: "all" | { readonly id: number } | { readonly email: string },
  now: EpochMs,
): number {
  const meant =
    which === "all"
      ? undefined
      : "id" in which
        ? eq(entryLinks.id, which.id)
        : eq(entryLinks.email, which.email.toLowerCase());
  return db
    .update(entryLinks)
    .set({ withdrawnAt: now })
    .where(
      and(
        eq(entryLinks.kind, kind),
        isNull(entryLinks.usedAt),
        isNull(entryLinks.withdrawnAt),
        meant,
      ),
    )
    .run().changes;
}
