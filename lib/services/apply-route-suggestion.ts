import { listRouteComments } from "@/db/control/list-route-comments";
import { applySuggestion } from "@/lib/core/routes/review-suggestion";
import { resolveComment } from "./comment-on-route-draft";
import { type RouteDraftView, readRouteDraft } from "./read-route-draft";
import { knownDraft } from "./route-review";
import type { RouteStores } from "./route-stores";
import { saveRouteDraft } from "./save-route-draft";
import { ServiceError } from "./service-error";

/**
 * Puts what a comment suggests into the text, and resolves the comment. It is an edit like any other: whoever applies it
 * wrote in the draft, and approvals are void. Throws `conflict` where the line was changed meanwhile.
 */
export async function applyRouteSuggestion(
  stores: RouteStores,
  id: string,
  { comment, revision }: { readonly comment: number; readonly revision: number },
): Promise<RouteDraftView> {
  const { text } = knownDraft(stores.control, id);
  const found = listRouteComments(stores.control, id).find((one) => one.id === comment);
  const { line, quoted, suggestion } = found ?? { line: null, quoted: null, suggestion: null };
  if (line === null || suggestion === null) {
    throw new ServiceError("not_found", "The draft has no suggestion of this number.");
  }
  const applied = quoted === null ? null : applySuggestion(text, { line, quoted, suggestion });
  if (applied === null) {
    throw new ServiceError(
      "conflict",
      "The line was changed since this was suggested: change it by hand.",
    );
  }
  await saveRouteDraft(stores, id, { revision, text: applied });
  await resolveComment(stores, id, { comment, isResolved: true });
  return readRouteDraft(stores, id);
}
