import { addRouteVerdict } from "@/db/control/add-route-verdict";
import { setRouteReviewed } from "@/db/control/set-route-reviewed";
import { judgeRefusal, type Seen } from "@/lib/core/routes/review-rules";
import type { VerdictKind } from "@/lib/core/routes/review-state";
import { tableScope } from "@/lib/core/routes/table-scope";
import { audited } from "./audited";
import { demand } from "./demand";
import { demandGoodWords } from "./good-route-words";
import { demandNotCommitting } from "./not-committing";
import { type RouteDraftView, readRouteDraft } from "./read-route-draft";
import { routeReviewer } from "./route-author";
import { routeBase } from "./route-base";
import { approvalRefusal } from "./route-checks";
import { demandRule, noteIfRefused, RouteRefused } from "./route-refused";
import { knownDraft, routeReview } from "./route-review";
import type { RouteStores } from "./route-stores";
import { ServiceError } from "./service-error";

export type NewVerdict = {
  readonly verdict: VerdictKind;
  /** What the reviewer had before their eyes. */
  readonly seen: Seen;
  readonly note?: string | undefined;
  /** Ids of warnings that the reviewer accepts. */
  readonly ticked?: readonly string[] | undefined;
};

/** A verdict on exactly the text that was seen, also afterwards on an emergency commit. */
export async function judgeRouteDraft(
  stores: RouteStores,
  id: string,
  { verdict, note: words = "", ticked = [], ...given }: NewVerdict,
): Promise<RouteDraftView> {
  const seen = { contentHash: given.seen.contentHash, textHash: given.seen.textHash };
  const { control, principal, now } = stores;
  const { table, base, text, textHash } = knownDraft(control, id);
  return noteIfRefused(stores, `${verdict} ${table} ${id}`, async () => {
    demand(stores, "routes.review", tableScope(table));
    demandGoodWords({ body: words });
    if (ticked.length > 1_000 || ticked.some((one) => one.length > 1_000)) {
      throw new ServiceError("invalid_body", "ticked: too many.");
    }
    const from = await routeBase(stores, table, base);
    const texts = { table, text, baseText: from.text };
    const failed = verdict === "approve" ? await approvalRefusal(stores, texts, ticked) : null;
    audited(stores, (tx, note) => {
      const draft = knownDraft(tx, id);
      demandNotCommitting(tx, id);
      if (draft.base !== from.sha || draft.textHash !== textHash) {
        throw new RouteRefused({ code: "other_content" });
      }
      const reviewer = routeReviewer(principal);
      const { reviewed } = routeReview(tx, draft, from, principal);
      demandRule(judgeRefusal(reviewed, reviewer, seen) ?? failed);
      if (reviewer === null) return;
      addRouteVerdict(tx, {
        ...{ draft: id, verdict, note: words, ticked: [...ticked], at: now, ...seen },
        ...{ reviewerId: reviewer.id, reviewerName: reviewer.name },
        reviewerEmail: reviewer.email,
      });
      if (draft.emergency !== null) {
        const { tally } = routeReview(tx, draft, from, principal);
        setRouteReviewed(tx, id, tally.state === "approved" ? now : null);
      }
      const action = verdict === "approve" ? "route.approved" : "route.changes_requested";
      const after = { ...seen, ticked, isAfterwards: draft.emergency !== null };
      note({ action, subject: `${table} ${id}`, after, reason: words });
    });
    return readRouteDraft(stores, id);
  });
}
