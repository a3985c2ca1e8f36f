import { asc, eq } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { routeAuthors, routeDrafts } from "@/db/schema/control";
import type { DraftAuthor } from "@/lib/core/routes/review-author";

export type RouteDraftRow = typeof routeDrafts.$inferSelect;

export type RouteDraft = RouteDraftRow & {
  /** Everybody who wrote in it; who began it comes first. */
  readonly authors: readonly DraftAuthor[];
};

/** A draft and who wrote in it; `null`: there is none of this id. */
export function findRouteDraft(db: ControlTx, id: string): RouteDraft | null {
  const row = db.select().from(routeDrafts).where(eq(routeDrafts.id, id)).get();
  if (row === undefined) return null;
  const { key, name, email, madeBy } = routeAuthors;
  const authors = db
    .select({ key, name, email, madeBy })
    .from(routeAuthors)
    .where(eq(routeAuthors.draft, id))
    .orderBy(asc(routeAuthors.at), asc(routeAuthors.key))
    .all();
  return { ...row, authors };
}
