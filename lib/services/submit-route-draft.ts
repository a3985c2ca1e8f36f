import { setRoutePhase } from "@/db/control/set-route-phase";
import { submitRefusal } from "@/lib/core/routes/review-rules";
import { tableScope } from "@/lib/core/routes/table-scope";
import { audited } from "./audited";
import { demand } from "./demand";
import { demandNotCommitting } from "./not-committing";
import { type RouteDraftView, readRouteDraft } from "./read-route-draft";
import { routeBase } from "./route-base";
import { checksRefusal } from "./route-checks";
import { demandRule, noteIfRefused } from "./route-refused";
import { knownDraft, routeReview } from "./route-review";
import type { RouteStores } from "./route-stores";
import { ServiceError } from "./service-error";

/** Hands a draft in for review. A stale base is no reason against it: it is said, and refused at the commit. */
export async function submitRouteDraft(stores: RouteStores, id: string): Promise<RouteDraftView> {
  const { table, base, text, textHash } = knownDraft(stores.control, id);
  return noteIfRefused(stores, `submit ${table} ${id}`, async () => {
    demand(stores, "routes.draft", tableScope(table));
    const from = await routeBase(stores, table, base);
    const failed = await checksRefusal(stores, { table, text, baseText: from.text });
    audited(stores, (tx, note) => {
      const draft = knownDraft(tx, id);
      demandNotCommitting(tx, id);
      if (draft.base !== from.sha || draft.textHash !== textHash)
        throw new ServiceError("conflict", "Somebody saved meanwhile.", 0);
      demandRule(submitRefusal(routeReview(tx, draft, from, stores.principal).reviewed));
      demandRule(failed);
      setRoutePhase(tx, id, { from: "draft", to: "in_review", submittedAt: stores.now });
      const { contentHash, revision } = draft;
      const after = { contentHash, textHash, revision };
      note({ action: "route.submitted", subject: `${table} ${id}`, after, reason: draft.reason });
    });
    return readRouteDraft(stores, id);
  });
}
