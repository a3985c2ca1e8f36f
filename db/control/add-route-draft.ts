import { randomUUID } from "node:crypto";
import type { ControlTx } from "@/db/open-control";
import { routeDrafts } from "@/db/schema/control";
import type { EpochMs } from "@/lib/core/time/range";

type Row = typeof routeDrafts.$inferInsert;
export type NewRouteDraft = Pick<
  Row,
  "table" | "base" | "text" | "textHash" | "contentHash" | "issues"
> &
  Pick<Row, "title" | "reason" | "ticket" | "reverts" | "savedBy">;

/** Begins a draft at revision 1, and gives its id. */
export function addRouteDraft(db: ControlTx, draft: NewRouteDraft, now: EpochMs): string {
  const id = randomUUID();
  db.insert(routeDrafts)
    .values({ ...draft, id, phase: "draft", revision: 1, createdAt: now, savedAt: now })
    .run();
  return id;
}
