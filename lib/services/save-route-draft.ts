import { addRouteAuthor } from "@/db/control/add-route-author";
import { keepRouteText } from "@/db/control/keep-route-text";
import { liveRouteVersion } from "@/db/control/live-route-version";
import { saveRouteDraft as saveRow } from "@/db/control/save-route-draft";
import { saveRefusal } from "@/lib/core/routes/review-rules";
import { tableScope } from "@/lib/core/routes/table-scope";
import { audited } from "./audited";
import { demand } from "./demand";
import { draftHash } from "./draft-hash";
import { demandGoodWords } from "./good-route-words";
import { demandNotCommitting } from "./not-committing";
import { type RouteDraftView, readRouteDraft } from "./read-route-draft";
import { routeAuthor } from "./route-author";
import { routeBase } from "./route-base";
import { demandRule, noteIfRefused, RouteRefused } from "./route-refused";
import { knownDraft, routeReview } from "./route-review";
import type { RouteStores } from "./route-stores";
import { settlePendingIntent } from "./settle-route-intent";

export type DraftEdit = {
  /** The one that the edit began from. */
  readonly revision: number;
  readonly text?: string | undefined;
  readonly title?: string | undefined;
  readonly reason?: string | undefined;
  readonly ticket?: string | null | undefined;
  /** The newest version, after its changes were brought into the text; left out: stays. */
  readonly base?: string | undefined;
};

/**
 * Saves what somebody typed, also while it is no table yet. Where somebody else saved meanwhile it is refused (`saved_meanwhile`) and
 * the text is kept beside the draft. Who changes the text, its base or the words about it has written in it, for good. The same
 * again is no edit, so that a save whose answer was lost can be sent again. A text for a draft that ended meanwhile is kept too.
 */
export async function saveRouteDraft(
  stores: RouteStores,
  id: string,
  edit: DraftEdit,
): Promise<RouteDraftView> {
  const { control, readTable, now, principal } = stores;
  const { table, base } = knownDraft(control, id);
  return noteIfRefused(stores, `save ${table} ${id}`, async () => {
    demand(stores, "routes.draft", tableScope(table));
    demandGoodWords(edit);
    await settlePendingIntent(stores);
    const from = await routeBase(stores, table, base);
    const read = edit.text === undefined ? null : readTable(edit.text);
    const refused = audited(stores, (tx, note) => {
      const draft = knownDraft(tx, id);
      demandNotCommitting(tx, id);
      const subject = `${table} ${id}`;
      const author = routeAuthor(tx, principal);
      const { text = draft.text, title = draft.title, reason = draft.reason } = edit;
      const { ticket = draft.ticket, base: newBase = draft.base } = edit;
      const isSame =
        text === draft.text &&
        title === draft.title &&
        reason === draft.reason &&
        ticket === draft.ticket &&
        newBase === draft.base;
      if (isSame) return null;
      const refusal =
        saveRefusal(routeReview(tx, draft, from, principal).reviewed) ??
        (edit.revision === draft.revision
          ? null
          : ({ code: "saved_meanwhile", by: draft.savedBy } as const));
      if (refusal !== null) {
        const kept = { draft: id, revision: edit.revision, text, at: now };
        const number =
          text === draft.text
            ? null
            : keepRouteText(tx, { ...kept, key: author.key, name: author.name });
        const after = { from: edit.revision, current: draft.revision, kept: number };
        note({ action: "route.draft_save_conflict", subject, after });
        return refusal;
      }
      if (newBase !== draft.base) {
        const live = liveRouteVersion(tx, table)?.sha ?? null;
        if (newBase !== live) {
          throw new RouteRefused({ code: "stale_base", base: newBase, live });
        }
      }
      const found =
        read === null
          ? {}
          : {
              contentHash: read.kind === "table" ? read.contentHash : null,
              issues: read.kind === "table" ? 0 : read.issues,
            };
      const textHash = draftHash({ text, title, reason, ticket });
      const row = { text, textHash, ...found, title, reason, ticket, base: newBase };
      saveRow(tx, { id, from: draft.revision, edit: row }, author.name, now);
      addRouteAuthor(tx, id, author, now);
      note({
        ...{ action: "route.draft_saved", subject },
        before: { revision: draft.revision, textHash: draft.textHash, ...words(draft) },
        after: {
          ...{ revision: draft.revision + 1, textHash },
          ...words({ title, reason, ticket }),
        },
      });
      return null;
    });
    demandRule(refused);
    return readRouteDraft(stores, id);
  });
}

function words({
  title,
  reason,
  ticket,
}: {
  readonly title: string;
  readonly reason: string;
  readonly ticket: string | null;
}) {
  return { title, reason: reason.slice(0, 500), ticket };
}
