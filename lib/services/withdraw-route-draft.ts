import { setRoutePhase } from "@/db/control/set-route-phase";
import { may } from "@/lib/core/access/principal";
import { withdrawRefusal } from "@/lib/core/routes/review-rules";
import { tableScope } from "@/lib/core/routes/table-scope";
import { audited } from "./audited";
import { demand } from "./demand";
import { demandGoodWords } from "./good-route-words";
import { demandNotCommitting } from "./not-committing";
import { type RouteDraftView, readRouteDraft } from "./read-route-draft";
import { routeAuthor } from "./route-author";
import { routeBase } from "./route-base";
import { demandRule, noteIfRefused } from "./route-refused";
import { knownDraft, routeReview } from "./route-review";
import type { RouteStores } from "./route-stores";

/** Gives a change up. Its text and all that was said of it stay. */
export async function withdrawRouteDraft(
  stores: RouteStores,
  id: string,
  { reason = "" }: { readonly reason?: string | undefined } = {},
): Promise<RouteDraftView> {
  const { control, principal, now } = stores;
  const { table, base } = knownDraft(control, id);
  return noteIfRefused(stores, `withdraw ${table} ${id}`, async () => {
    demand(stores, "routes.draft", tableScope(table));
    demandGoodWords({ reason });
    const from = await routeBase(stores, table, base);
    audited(stores, (tx, note) => {
      const draft = knownDraft(tx, id);
      demandNotCommitting(tx, id);
      const { key } = routeAuthor(tx, principal);
      const { reviewed } = routeReview(tx, draft, from, principal);
      const isAdmin = may(principal, "routes.emergency", tableScope(table));
      demandRule(withdrawRefusal(reviewed, { key, isAdmin }));
      setRoutePhase(tx, id, { from: draft.phase, to: "withdrawn", endedAt: now });
      const before = { phase: draft.phase, textHash: draft.textHash };
      note({ action: "route.withdrawn", subject: `${table} ${id}`, before, reason });
    });
    return readRouteDraft(stores, id);
  });
}
