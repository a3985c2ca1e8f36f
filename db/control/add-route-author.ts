import type { ControlTx } from "@/db/open-control";
import { routeAuthors } from "@/db/schema/control";
import type { DraftAuthor } from "@/lib/core/routes/review-author";
import type { EpochMs } from "@/lib/core/time/range";

/** Keeps that somebody wrote in a draft, for good. */
export function addRouteAuthor(
  db: ControlTx,
  draft: string,
  author: DraftAuthor,
  now: EpochMs,
): void {
  db.insert(routeAuthors)
    .values({ draft, ...author, at: now })
    .onConflictDoNothing()
    .run();
}
