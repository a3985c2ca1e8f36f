import { addRouteComment } from "@/db/control/add-route-comment";
import { listRouteComments } from "@/db/control/list-route-comments";
import { resolveRouteComment } from "@/db/control/resolve-route-comment";
import type { CommentPlace } from "@/lib/core/routes/review-comment";
import { lineOf } from "@/lib/core/routes/review-suggestion";
import { tableScope } from "@/lib/core/routes/table-scope";
import { audited } from "./audited";
import { demand } from "./demand";
import { demandGoodWords } from "./good-route-words";
import { routeAuthor } from "./route-author";
import { noteIfRefused } from "./route-refused";
import { knownDraft } from "./route-review";
import type { RouteStores } from "./route-stores";
import { ServiceError } from "./service-error";

export type NewComment = {
  readonly place: CommentPlace;
  readonly line?: number | undefined;
  readonly scenario?: string | undefined;
  readonly body: string;
  readonly suggestion?: string | undefined;
  /** The comment that it answers. */
  readonly answers?: number | undefined;
  /** The revision that its author saw. */
  readonly revision: number;
};

/** Says something about a draft, a line or a scenario of it. Gives the number of the comment. */
export async function commentOnRouteDraft(
  stores: RouteStores,
  id: string,
  comment: NewComment,
): Promise<number> {
  const { table } = knownDraft(stores.control, id);
  return noteIfRefused(stores, `comment ${table} ${id}`, async () => {
    demand(stores, "routes.comment", tableScope(table));
    const { place, line, scenario, body, suggestion, answers, revision } = comment;
    demandGoodWords({ body, text: suggestion ?? null, title: scenario ?? null });
    if (body.trim() === "" && suggestion === undefined) {
      throw new ServiceError("invalid_body", "body: say something.");
    }
    if ((place === "line") !== (line !== undefined && Number.isSafeInteger(line) && line > 0)) {
      throw new ServiceError("invalid_body", "line: a comment on a line names it, from 1.");
    }
    if ((place === "scenario") !== (scenario !== undefined)) {
      throw new ServiceError("invalid_body", "scenario: a comment on a scenario names it.");
    }
    return audited(stores, (tx, note) => {
      const draft = knownDraft(tx, id);
      if (revision < 1 || revision > draft.revision) {
        throw new ServiceError("invalid_body", "revision: the draft never had it.");
      }
      const known = listRouteComments(tx, id);
      if (answers !== undefined && !known.some((one) => one.id === answers)) {
        throw new ServiceError("not_found", "The draft has no comment of this number.");
      }
      const { key, name } = routeAuthor(tx, stores.principal);
      // Of an earlier revision the text is not there any more.
      const isCurrent = line !== undefined && revision === draft.revision;
      const quoted = isCurrent ? lineOf(draft.text, line) : null;
      const number = addRouteComment(tx, {
        quoted,
        ...{ draft: id, place, line: line ?? null, scenario: scenario ?? null, revision, body },
        ...{ suggestion: suggestion ?? null, answers: answers ?? null, key, name, at: stores.now },
      });
      const after = { comment: number, place, line, scenario, revision };
      note({ action: "route.commented", subject: `${table} ${id}`, after });
      return number;
    });
  });
}

/** Says that a comment is dealt with, or is not after all. */
export async function resolveComment(
  stores: RouteStores,
  id: string,
  { comment, isResolved }: { readonly comment: number; readonly isResolved: boolean },
): Promise<void> {
  const { control, principal, now } = stores;
  const { table } = knownDraft(control, id);
  return noteIfRefused(stores, `resolve a comment ${table} ${id}`, async () => {
    demand(stores, "routes.comment", tableScope(table));
    audited(stores, (tx, note) => {
      const { name } = routeAuthor(tx, principal);
      const by = isResolved ? name : null;
      if (!resolveRouteComment(tx, { draft: id, id: comment, by }, now)) {
        throw new ServiceError("not_found", "The draft has no comment of this number.");
      }
      const after = { comment, isResolved };
      note({ action: "route.comment_resolved", subject: `${table} ${id}`, after });
    });
  });
}
