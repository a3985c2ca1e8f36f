import { listRoutePresence } from "@/db/control/list-route-presence";
import { noteRoutePresence } from "@/db/control/note-route-presence";
import { may } from "@/lib/core/access/principal";
import { tableScope } from "@/lib/core/routes/table-scope";
import { MINUTE_MS } from "@/lib/core/time/range";
import { demand } from "./demand";
import { routeAuthor } from "./route-author";
import { knownDraft } from "./route-review";
import type { RouteStores } from "./route-stores";

const PRESENT_MS = 2 * MINUTE_MS;

/**
 * Says that who asks has a draft open, and who else has. It changes nothing that anybody decides by, and comes every few
 * seconds, so it is no entry of the audit log.
 */
export async function seeRouteDraft(
  stores: RouteStores,
  id: string,
  { isEditing }: { readonly isEditing: boolean },
): Promise<ReturnType<typeof listRoutePresence>> {
  demand(stores, "routes.read");
  const { control, principal, now } = stores;
  const { table } = knownDraft(control, id);
  const { key, name } = routeAuthor(control, principal);
  const writes = isEditing && may(principal, "routes.draft", tableScope(table));
  noteRoutePresence(control, { draft: id, key, name, isEditing: writes, at: now });
  return listRoutePresence(control, id, now - PRESENT_MS).filter((one) => one.key !== key);
}
