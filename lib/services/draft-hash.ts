import { createHash } from "node:crypto";
import type { RouteDraft } from "@/db/control/find-route-draft";

/** What a reviewer reads of a draft. */
export type DraftWords = Pick<RouteDraft, "text" | "title" | "reason" | "ticket">;

/** SHA-256 in hex of all that a verdict binds to: the text, and the words about it, which become part of the commit. */
export function draftHash({ text, title, reason, ticket }: DraftWords): string {
  return createHash("sha256")
    .update(JSON.stringify([text, title, reason, ticket]), "utf8")
    .digest("hex");
}
